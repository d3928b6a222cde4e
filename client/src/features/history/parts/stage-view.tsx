import type { AgendaItem, Due, MinutesBlock } from '@tandem/shared/documents'
import { actions, itemKinds, type Language } from '@tandem/shared/words'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { imageAddress } from '../../../lib/document-images'
import { useStore } from '../../../lib/store'
import { Button, classes, IconSheet } from '../../../ui'
import { blockTags } from '../model/block-tags'
import { dueWords } from '../model/field-words'
import { momentOf } from '../model/moments'
import type { Player } from '../model/player'
import { Stage } from '../model/stage'
import type { VersionNames } from '../model/version-names'
import { useHistoryView } from '../view'
import { words } from '../words'
import rowStyles from './rows.module.css'
import styles from './screen.module.css'
import wordStyles from './words.module.css'

const stageStyles = { ...rowStyles, ...wordStyles }

interface StageViewProps {
  player: Player
  names: VersionNames
  itemNumber: (id: string) => string | null
  sides: ReactNode
}

/** The text as it was at one moment, or in motion. Drawn by a stage, not by React. */
export function StageView({ player, names, itemNumber, sides }: StageViewProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const { card, formats, language, languages } = useHistoryView()
  const { delegations } = card
  const { failed, isLoading } = useStore(player.state)
  const host = useRef<HTMLElement>(null)
  const title = useRef<HTMLSpanElement>(null)
  const stageWords = useMemo(
    () => ({
      languages,
      itemNumber,
      empty: say('emptyThen'),
      notReleased: say('notReleased'),
      note: say('note'),
      image: { label: say('imageAfter'), addressOf: (blob: string) => imageAddress(card.id, blob) },
      dueOf: (due: Due, of: Language) => dueWords(due, of, formats),
      itemFacts: ({ action, minutes, leads, papers }: AgendaItem) =>
        [
          actions[action][language],
          minutes > 0 ? say('minutes.of', { count: minutes }) : '',
          leads.join(' '),
          ...papers,
        ].filter((fact) => fact !== ''),
      itemKind: ({ kind }: AgendaItem, of: Language) => itemKinds[kind][of],
      tagsOf: (block: MinutesBlock, of: Language) => blockTags(block, of, { delegations }),
    }),
    [card.id, delegations, formats, language, languages, itemNumber, say],
  )
  useEffect(() => {
    if (!host.current) return undefined
    const stage = new Stage(host.current, stageStyles, stageWords)
    player.attach(stage)
    return () => {
      player.attach(null)
      stage.clear()
    }
  }, [player, stageWords])
  useEffect(() => {
    const write = ({ seq, at }: { seq: number; at: number | null }) => {
      if (title.current) {
        title.current.textContent = say('playing.title', { when: momentOf(at ?? names.timeOf(seq), formats) })
      }
    }
    write(player.position)
    return player.onMove(write)
  }, [player, names, formats, say])
  return (
    <section
      className={classes(styles.read, styles.stage)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={say('text.at')}
    >
      <div className={styles.stageHead} aria-busy={isLoading || undefined}>
        <span ref={title} />
        <span className={styles.stageTools}>
          {sides}
          <Button size="small" onClick={() => player.stop()}>
            {say('playing.stop')}
          </Button>
        </span>
      </div>
      {failed && (
        <div className={styles.failedHere} role="alert">
          <p>{say('playing.failed')}</p>
          <Button onClick={() => player.goTo(player.position.seq)}>{sayCommon('retry')}</Button>
        </div>
      )}
      <IconSheet />
      <article
        className={rowStyles.text}
        ref={host}
        aria-label={say('text.at')}
        data-paired={languages.length > 1 && card.kind === 'record' ? '' : undefined}
      />
    </section>
  )
}
