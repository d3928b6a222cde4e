import { plainText, type Table } from '@tandem/shared/documents'
import type { ComparedBlock, ComparedItem, ComparedTable, ComparedText, Piece } from '@tandem/shared/history'
import { actions, itemKinds, type Language } from '@tandem/shared/words'
import { Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { imageAddress } from '../../../lib/document-images'
import { iconOfVerb, outcomeName } from '../../../lib/outcomes'
import { classes, documentIcons, Runs } from '../../../ui'
import { blockTags } from '../model/block-tags'
import { dueWords } from '../model/field-words'
import { markOf } from '../model/passages'
import { useTextView } from '../view'
import { Pieces } from './pieces'
import styles from './words.module.css'

/** A block of minutes in one language, with its changes. */
export function BlockWords({ passage, language }: { passage: ComparedBlock; language: Language }) {
  const { say } = useTextView()
  const { block, texts, tables, images } = passage
  const isDeleted = passage.state === 'deleted'
  if (block.withheld) return <p className={styles.quiet}>{say('notReleased')}</p>
  const own = texts.filter((text) => text.language === language)
  return (
    <div
      className={styles.block}
      data-kind={block.kind}
      data-verb={block.verb ?? undefined}
      data-level={block.level}
    >
      <BlockLabel passage={passage} language={language} />
      <div className={styles.body}>
        {own.map((text, at) => (
          <BlockText key={at} text={text} kind={block.kind} level={block.level} mark={markOf(passage)} />
        ))}
        {tables
          .filter((table) => table.language === language)
          .map((table) => (
            <ComparedTableView key={table.language} table={table} isDeleted={isDeleted} />
          ))}
        {images
          .filter((image) => image.language === language)
          .map(({ before, after }) => (
            <ImagePair key={language} before={before?.blob ?? null} after={after?.blob ?? null} />
          ))}
        <Owed passage={passage} language={language} />
      </div>
    </div>
  )
}

interface BlockTextProps {
  text: ComparedText
  kind: string
  level: number
  /** Before a list item. */
  mark: string | undefined
}

function BlockText({ text, kind, level, mark }: BlockTextProps) {
  const pieces = <Pieces pieces={text.pieces} />
  if (kind !== 'heading') {
    return (
      <p className={styles.words} data-mark={mark}>
        {pieces}
      </p>
    )
  }
  const Heading = level === 0 ? 'h2' : level === 1 ? 'h3' : 'h4'
  return <Heading className={styles.words}>{pieces}</Heading>
}

function BlockLabel({ passage: { block }, language }: { passage: ComparedBlock; language: Language }) {
  const { card } = useTextView()
  const Icon = block.verb ? documentIcons[iconOfVerb(block.verb)] : undefined
  const tags = blockTags(block, language, card)
  if (!block.verb && tags.length === 0) return null
  return (
    <div className={styles.label}>
      {block.verb && (
        <span className={styles.verb}>
          {Icon && <Icon aria-hidden="true" />}
          {outcomeName(block.verb, language)}
        </span>
      )}
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </div>
  )
}

/** Who owes it until when. */
function Owed({ passage: { block }, language }: { passage: ComparedBlock; language: Language }) {
  const { formats } = useTextView()
  if (block.owners.length === 0 && !block.due) return null
  const Flag = documentIcons['flag']
  const Calendar = documentIcons['calendar']
  return (
    <p className={styles.owed}>
      {block.owners.length > 0 && (
        <span>
          {Flag && <Flag aria-hidden="true" />}
          {block.owners.map((code) => (
            <span key={code} className={styles.code}>
              {code}
            </span>
          ))}
        </span>
      )}
      {block.due && (
        <span>
          {Calendar && <Calendar aria-hidden="true" />}
          {dueWords(block.due, language, formats)}
        </span>
      )}
    </p>
  )
}

function ComparedTableView({ table, isDeleted }: { table: ComparedTable; isDeleted: boolean }) {
  const { say } = useTextView()
  const { before, after, changedCells } = table
  const other =
    before && after && changedCells.length === 0 && JSON.stringify(before) !== JSON.stringify(after)
  return (
    <>
      {other && (
        <figure className={classes(styles.table, styles.tableGone)}>
          <figcaption>{say('tableBefore')}</figcaption>
          <Cells table={before} changed={[]} />
        </figure>
      )}
      {(after ?? before) && (
        <div
          className={classes(
            styles.table,
            !before && styles.tableNew,
            (!after || isDeleted) && styles.tableGone,
          )}
        >
          <Cells table={after ?? before ?? []} changed={changedCells} />
        </div>
      )}
    </>
  )
}

function Cells({ table, changed }: { table: Table; changed: ComparedTable['changedCells'] }) {
  return (
    <table>
      <tbody>
        {table.map((row, at) => (
          <tr key={at}>
            {row.map((cell, index) => {
              const Cell = cell.header ? 'th' : 'td'
              const pieces = changed.find((each) => each.row === at && each.cell === index)?.texts
              return (
                <Cell
                  key={index}
                  colSpan={cell.colspan}
                  rowSpan={cell.rowspan}
                  className={pieces && styles.cellChanged}
                >
                  {pieces ? (
                    <Lines lines={pieces} />
                  ) : (
                    cell.text.map((runs, line) => (
                      <p key={line}>
                        <Runs runs={runs} />
                      </p>
                    ))
                  )}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lines({ lines }: { lines: readonly (readonly Piece[])[] }): ReactNode {
  return lines.map((pieces, at) => (
    <p key={at}>
      <Pieces pieces={pieces} />
    </p>
  ))
}

function ImagePair({ before, after }: { before: string | null; after: string | null }) {
  const { say, card } = useTextView()
  if (before === after) return after && <OneImage blob={after} label={say('imageAfter')} id={card.id} />
  return (
    <div className={styles.images}>
      {before && (
        <figure className={styles.tableGone}>
          <OneImage blob={before} label={say('imageBefore')} id={card.id} />
          <figcaption>{say('imageBefore')}</figcaption>
        </figure>
      )}
      {after && (
        <figure className={styles.tableNew}>
          <OneImage blob={after} label={say('imageAfter')} id={card.id} />
          <figcaption>{say('imageAfter')}</figcaption>
        </figure>
      )}
    </div>
  )
}

function OneImage({
  blob,
  label,
  id,
}: {
  blob: string
  label: string
  id: Parameters<typeof imageAddress>[0]
}) {
  return <img className={styles.image} src={imageAddress(id, blob)} alt={label} loading="lazy" />
}

/** An item of an agenda in one language: its title, its annotation; what holds in every language stands once. */
export function ItemWords({
  passage,
  language,
  isFirst,
}: {
  passage: ComparedItem
  language: Language
  isFirst: boolean
}) {
  const own = passage.texts.filter((text) => text.language === language)
  const titles = own.filter(({ part }) => part === 'title')
  const annotations = own.filter(({ part }) => part === 'annotation')
  const isBare = titles.every(({ pieces }) => plainText(pieces.map(({ run }) => run)) === '')
  return (
    <div className={styles.block} data-kind="item" data-sub={passage.item.parent === null ? undefined : ''}>
      <div className={styles.body}>
        {isBare && isFirst ? (
          <h3 className={styles.words}>{itemKinds[passage.item.kind][language]}</h3>
        ) : (
          titles.map((text, at) => (
            <h3 key={at} className={styles.words}>
              <Pieces pieces={text.pieces} />
            </h3>
          ))
        )}
        {annotations.map((text, at) => (
          <p key={at} className={styles.annotation}>
            <Pieces pieces={text.pieces} />
          </p>
        ))}
        {isFirst && <ItemFacts passage={passage} />}
      </div>
    </div>
  )
}

function ItemFacts({ passage: { item } }: { passage: ComparedItem }) {
  const { say, language } = useTextView()
  return (
    <p className={styles.owed}>
      <span>{actions[item.action][language]}</span>
      {item.minutes > 0 && <span>{say('minutes.of', { count: item.minutes })}</span>}
      {item.leads.length > 0 && (
        <span>
          {item.leads.map((code) => (
            <span key={code} className={styles.code}>
              {code}
            </span>
          ))}
        </span>
      )}
      {item.papers.map((symbol) => (
        <span key={symbol}>
          <Paperclip aria-hidden="true" />
          {symbol}
        </span>
      ))}
    </p>
  )
}
