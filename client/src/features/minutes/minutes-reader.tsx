import type { DocumentCard, MinutesRecord } from '@tandem/shared/documents'
import { numberFootnotes, numberParagraphs } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import styles from './minutes.module.css'
import { markLists } from './model/mark-lists'
import { useSides } from './model/sides'
import { Annexes } from './parts/annexes'
import { AttendanceLine } from './parts/attendance'
import { BlockIcons } from './parts/block-icons'
import { MarkingLine } from './parts/marking'
import { MinutesHead } from './parts/minutes-head'
import { ReaderBlock } from './parts/reader-block'
import { SectionBar } from './parts/section-bar'
import { SidesChoice } from './parts/sides-choice'
import { useLinkedBlock } from './parts/use-linked-block'
import { knownSymbols } from './text/known-symbols'
import { useCopyOf } from './use-copy-of'
import { useMinutesCard } from './use-minutes-card'
import { words } from './words'

export interface MinutesReaderProps {
  record: MinutesRecord
  card: DocumentCard
  language: Language
}

/** Minutes for those who read them without editing, from the canonical record alone (MODEL M8). */
export function MinutesReader({ record, card, language }: MinutesReaderProps) {
  const say = useWords(words)
  const given = useMinutesCard(card.id)
  const sides = useSides(record.languages, language)
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
  useLinkedBlock()
  const named = new Set<string>()
  const isPaired = sides.languages.length > 1
  return (
    <div className={styles['canvas']}>
      <BlockIcons />
      {sides.all.length > 1 && (
        <SectionBar item={null} language={language}>
          <SidesChoice sides={sides} />
        </SectionBar>
      )}
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
    </div>
  )
}
