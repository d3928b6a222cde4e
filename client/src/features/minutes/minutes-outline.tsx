import { useQuery } from '@tanstack/react-query'
import { type MinutesBlock, type MinutesRecord, plainText } from '@tandem/shared/documents'
import type { BlockId, DocumentId, ItemId } from '@tandem/shared/ids'
import type { LiveSession } from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import { memo, useDeferredValue } from 'react'
import { useWords } from '../../lib/i18n'
import { useStore } from '../../lib/store'
import { classes } from '../../ui'
import { minutesCardQuery } from './api'
import { goToBlock } from './model/go-to-block'
import { currentBlockOf } from './model/minutes-desk'
import { useMinutesRecord } from './model/record-store'
import { sectionAt } from './model/sections'
import styles from './outline.module.css'
import { words } from './words'

export interface MinutesOutlineProps {
  record: MinutesRecord
  documentId: DocumentId
  language: Language
  /** The block this person is in, in live minutes. */
  current?: BlockId | null
}

/** The sections of minutes, for the side: those of the agenda with their numbers, what stands under them indented. */
export const MinutesOutline = memo(function MinutesOutline({
  record,
  documentId,
  language,
  current = null,
}: MinutesOutlineProps) {
  const say = useWords(words)
  const { data: minutes } = useQuery(minutesCardQuery(documentId))
  const numberOf = (id: ItemId | null) => minutes?.items.find((item) => item.id === id)?.number ?? ''
  const headings = record.blocks.filter(({ kind }) => kind === 'heading')
  const here = sectionAt(record.blocks, current)
  const named = new Set<ItemId>()
  return (
    <nav aria-label={say('outline')} className={styles['outline']}>
      <h2 className={styles['label']}>{say('outline')}</h2>
      <ol>
        {headings.map((heading) => {
          const isFirst = heading.item !== null && !named.has(heading.item)
          if (heading.item) named.add(heading.item)
          return (
            <OutlineRow
              key={heading.id}
              heading={heading}
              number={isFirst ? numberOf(heading.item) : ''}
              language={language}
              isCurrent={heading.id === here}
            />
          )
        })}
      </ol>
      {headings.length === 0 && <p className={styles['none']}>{say('outline.none')}</p>}
    </nav>
  )
})

interface OutlineRowProps {
  heading: MinutesBlock
  number: string
  language: Language
  isCurrent: boolean
}

const OutlineRow = memo(function OutlineRow({ heading, number, language, isCurrent }: OutlineRowProps) {
  const say = useWords(words)
  const own = plainText(heading.text[language]).trim()
  const other = language === 'en' ? 'ko' : 'en'
  const shown = own === '' ? plainText(heading.text[other]).trim() : own
  return (
    <li>
      <a
        href={`#${heading.id}`}
        // Following the same address a second time is no change of address.
        onClick={() => goToBlock(heading.id)}
        aria-current={isCurrent ? 'true' : undefined}
        className={classes(styles['row'], heading.level > 0 && styles['inside'])}
      >
        <span className={styles['no']}>{number}</span>
        <span className={styles['title']} lang={own === '' && shown !== '' ? other : language}>
          {shown === '' ? say('outline.unnamed') : shown}
        </span>
      </a>
    </li>
  )
})

export interface LiveMinutesOutlineProps {
  session: LiveSession
  documentId: DocumentId
  language: Language
}

/** The outline of live minutes, with the section one is in. */
export const LiveMinutesOutline = memo(function LiveMinutesOutline({
  session,
  documentId,
  language,
}: LiveMinutesOutlineProps) {
  const record = useMinutesRecord(session.doc)
  // The frame that shows a key does not wait for it.
  const current = useDeferredValue(useStore(currentBlockOf(session)))
  return (
    <MinutesOutline
      record={record}
      documentId={documentId}
      language={language}
      current={current?.id ?? null}
    />
  )
})
