import type { DocumentCard, MinutesRecord } from '@tandem/shared/documents'
import { markLists, type MinutesCard, numberFootnotes, numberParagraphs } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import styles from './minutes.module.css'
import type { SidesShown } from './model/sides'
import { Annexes } from './parts/annexes'
import { AttendanceLine } from './parts/attendance'
import { MarkingLine } from './parts/marking'
import { MinutesHead } from './parts/minutes-head'
import { ReaderBlock } from './parts/reader-block'
import { useCopyOf } from './use-copy-of'
import { knownSymbols } from './text/known-symbols'
import { words } from './words'

interface MinutesSheetProps {
  record: MinutesRecord
  card: DocumentCard
  minutes: MinutesCard | null
  sides: SidesShown
  language: Language
}

/** The whole record as it is read and printed: the halves of each pair side by side. */
export function MinutesSheet({ record, card, minutes: given, sides, language }: MinutesSheetProps) {
  const say = useWords(words)
  const minutes = useCopyOf(given, sides)
  const counted = useMemo(
    () => ({
      numbers: numberParagraphs(record),
      notes: numberFootnotes(record),
      marks: markLists(record.blocks),
    }),
    [record],
  )
  const symbols = useMemo(() => knownSymbols(card, minutes), [card, minutes])
  const named = new Set<string>()
  const isPaired = sides.languages.length > 1
  return (
    <article className={styles['page']} data-paired={isPaired || undefined} aria-label={say('minutes')}>
      <MarkingLine card={card} edge="top" />
      <MinutesHead card={card} minutes={minutes} languages={sides.all} language={language} />
      {minutes && <AttendanceLine minutes={minutes} language={language} />}
      {record.blocks.length === 0 && <p>{say('emptyReading')}</p>}
      <div className={styles['texts']}>
        {record.blocks.map((block) => {
          const names = block.kind === 'heading' && block.item !== null && !named.has(block.item)
          if (names && block.item) named.add(block.item)
          const item = names ? minutes?.items.find((each) => each.id === block.item)?.number : undefined
          return (
            <ReaderBlock
              key={block.id}
              block={block}
              languages={sides.languages}
              number={item ?? counted.notes.get(block.id) ?? counted.numbers.get(block.id) ?? null}
              mark={counted.marks.get(block.id) ?? null}
              isItem={item !== undefined}
              notes={counted.notes}
              commitment={minutes?.commitments.find(({ blockId }) => blockId === block.id)?.number ?? null}
              card={card}
              symbols={symbols}
            />
          )
        })}
      </div>
      {minutes && <Annexes minutes={minutes} record={record} card={card} language={language} />}
      <MarkingLine card={card} edge="bottom" />
    </article>
  )
}
