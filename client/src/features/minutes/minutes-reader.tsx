import type { DocumentCard, MinutesRecord } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import { useIsPrinted } from '../../lib/use-printed'
import { IconSheet } from '../../ui'
import styles from './minutes.module.css'
import { MinutesSheet } from './minutes-sheet'
import { usePaperSides, useSides } from './model/sides'
import { SectionBar } from './parts/section-bar'
import { SidesChoice } from './parts/sides-choice'
import { useLinkedBlock } from './parts/use-linked-block'
import { useMinutesCard } from './use-minutes-card'

export interface MinutesReaderProps {
  record: MinutesRecord
  card: DocumentCard
  language: Language
}

/** Minutes for those who read them without editing, from the canonical record alone (MODEL M8). */
export function MinutesReader({ record, card, language }: MinutesReaderProps) {
  const minutes = useMinutesCard(card.id)
  const sides = useSides(record.languages, language)
  const paper = usePaperSides(record.languages, language)
  const shown = useIsPrinted() ? paper : sides
  useLinkedBlock()
  return (
    <div className={styles['canvas']}>
      <IconSheet />
      {sides.all.length > 1 && (
        <SectionBar item={null} language={language}>
          <SidesChoice sides={sides} />
        </SectionBar>
      )}
      <MinutesSheet record={record} card={card} minutes={minutes} sides={shown} language={language} />
    </div>
  )
}
