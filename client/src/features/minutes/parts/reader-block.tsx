import { type DocumentCard, type MinutesBlock, plainText, type Table } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { inLanguage, type Language, paragraphFlags, paragraphKinds } from '@tandem/shared/words'
import { memo, type ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { imageAddress } from '../../../lib/document-images'
import { adReferendumTag, iconOfVerb, outcomeName, partyName } from '../../../lib/outcomes'
import { documentIcons, Runs } from '../../../ui'
import styles from '../minutes.module.css'
import { writeDueIn } from '../model/write-due'
import blockStyles from '../text/block.module.css'
import type { KnownSymbol } from '../text/known-symbols'
import { words } from '../words'
import { LinkedSymbols } from './linked-symbols'

interface ReaderBlockProps {
  block: MinutesBlock
  /** The languages shown, side by side when there are two. */
  languages: readonly Language[]
  number: string | number | null
  mark: string | null
  /** It begins the section of an item of the agenda. */
  isItem: boolean
  notes: ReadonlyMap<BlockId, number>
  commitment: string | null
  card: DocumentCard
  symbols: ReadonlyMap<string, KnownSymbol>
}

/** One block of minutes, to be read. What is not released keeps its place and its number, and says so (A14-8). */
export const ReaderBlock = memo(function ReaderBlock(props: ReaderBlockProps) {
  const { block, languages } = props
  return (
    <div className={styles['pair']} data-id={block.id} data-paired={languages.length > 1 || undefined}>
      {languages.map((language) => (
        <Half key={language} {...props} language={language} />
      ))}
    </div>
  )
})

function Half(props: ReaderBlockProps & { language: Language }) {
  const { block, number, mark, isItem, language } = props
  const verb = block.withheld ? null : block.verb
  return (
    <div
      className={blockStyles['block']}
      lang={language}
      data-kind={block.kind}
      data-level={block.level}
      data-verb={verb ?? undefined}
      data-item={isItem ? '' : undefined}
      data-brackets={isWhollyBracketed(block, language) ? '' : undefined}
      data-restricted={block.flags.includes('restricted') ? '' : undefined}
    >
      <div className={blockStyles['row']}>
        <span className={blockStyles['gutter']}>{number}</span>
        <div className={blockStyles['body']}>
          <Label {...props} />
          <Words {...props} mark={mark} />
          <Under {...props} />
        </div>
      </div>
    </div>
  )
}

/** Not where the words say themselves which of them are not agreed. */
function isWhollyBracketed({ flags, text }: MinutesBlock, language: Language): boolean {
  return flags.includes('brackets') && !plainText(text[language]).includes('[')
}

type PartProps = ReaderBlockProps & { language: Language }

function Label({ block, language, card }: PartProps) {
  if (block.withheld) return null
  const Icon = block.verb ? documentIcons[iconOfVerb(block.verb)] : undefined
  const isUsual = block.attribution === 'meeting' || block.attribution === 'both'
  const delegation = card.delegations.find(({ code }) => code === block.attribution)
  const tags: ReactNode[] = []
  if (block.kind === 'reservation') tags.push(paragraphKinds[block.kind][language])
  if (!isUsual)
    tags.push(
      partyName(block.attribution, language) ??
        (delegation ? inLanguage(delegation.name, language).text : block.attribution),
    )
  if (block.adReferendum.length > 0) tags.push(adReferendumTag(block.adReferendum, language))
  for (const flag of block.flags) if (flag !== 'brackets') tags.push(paragraphFlags[flag][language])
  if (!block.verb && tags.length === 0) return null
  return (
    <div className={blockStyles['label']}>
      {block.verb && (
        <span className={blockStyles['verb']}>
          {Icon && <Icon aria-hidden="true" />}
          <span>{outcomeName(block.verb, language)}</span>
        </span>
      )}
      {tags.map((tag, at) => (
        <span key={at} className={blockStyles['tag']}>
          {tag}
        </span>
      ))}
    </div>
  )
}

function Words({ block, language, mark, notes, card, symbols }: PartProps) {
  const say = useWords(words)
  if (block.withheld)
    return (
      <p className={blockStyles['words']} data-withheld="">
        {say('notReleased')}
      </p>
    )
  const write = (text: string) => <LinkedSymbols text={text} symbols={symbols} />
  if (block.kind === 'table') return <ReaderTable table={block.table?.[language]} write={write} />
  if (block.kind === 'image') {
    const image = block.image?.[language]
    const shows = block.altText?.[language]
    return image ? (
      <>
        <img
          className={styles['image']}
          src={imageAddress(card.id, image.blob)}
          alt={shows ?? say('imageHere')}
          width={image.width ?? undefined}
          loading="lazy"
        />
        {shows !== undefined && (
          <p className={blockStyles['caption']} aria-hidden="true">
            {shows}
          </p>
        )}
      </>
    ) : null
  }
  const runs = block.text[language]
  if (plainText(runs) === '') return <p className={blockStyles['words']} data-absent="" />
  const text = <Runs runs={runs ?? []} notes={notes} noteLabel={say('noteTo')} write={write} />
  if (block.kind !== 'heading') {
    return (
      <p className={blockStyles['words']} data-mark={mark ?? undefined}>
        {text}
      </p>
    )
  }
  const Heading = block.level === 0 ? 'h2' : block.level === 1 ? 'h3' : 'h4'
  return <Heading className={blockStyles['words']}>{text}</Heading>
}

interface ReaderTableProps {
  table: Table | undefined
  write: (text: string) => ReactNode
}

function ReaderTable({ table, write }: ReaderTableProps) {
  if (!table) return null
  return (
    <div className={styles['tableScroll']}>
      <table className={styles['table']}>
        <tbody>
          {table.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => {
                const Cell = cell.header ? 'th' : 'td'
                return (
                  <Cell key={index} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                    {cell.text.map((runs, line) => (
                      <p key={line}>
                        <Runs runs={runs} write={write} />
                      </p>
                    ))}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Under({ block, language, card, commitment }: PartProps) {
  if (block.withheld || (block.owners.length === 0 && !block.due && !commitment)) return null
  const Flag = documentIcons['flag']
  const Calendar = documentIcons['calendar']
  return (
    <div className={blockStyles['under']}>
      <div className={blockStyles['task']}>
        {block.owners.length > 0 && (
          <span className={blockStyles['fact']}>
            {Flag && <Flag aria-hidden="true" />}
            {block.owners.map((code) => {
              const named = card.delegations.find((each) => each.code === code)
              return (
                <span key={code}>
                  <span className={blockStyles['code']}>{code}</span>{' '}
                  {named && inLanguage(named.name, language).text}
                </span>
              )
            })}
          </span>
        )}
        {block.due && (
          <span className={blockStyles['fact']}>
            {Calendar && <Calendar aria-hidden="true" />}
            {writeDueIn(block.due, language, card.timeZone)}
          </span>
        )}
        {commitment && <span className={blockStyles['register']}>{commitment}</span>}
      </div>
    </div>
  )
}
