import { createContext, type ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { useStorePart } from '../../../lib/store'
import type { Player } from '../model/player'
import { words } from '../words'
import styles from './screen.module.css'

/** The comparison lies behind the text in motion, or another is about to take its place: nothing is added to it. */
export const AtRestContext = createContext(false)

interface CentreProps {
  player: Player
  /** Another comparison is being asked for. */
  isBusy: boolean
  /** Beside the scrollbar of the comparison. */
  map: ReactNode
  /** The text at one moment. */
  stage: ReactNode
  children: ReactNode
}

/** The comparison, or the text in motion. Turning from one to the other draws nothing else anew [H7]. */
export function Centre({ player, isBusy, map, stage, children }: CentreProps) {
  const say = useWords(words)
  const isBehind = useStorePart(player.state, (state) => state.shows === 'text')
  return (
    <div className={styles.centre}>
      {/* It scrolls, and may hold nothing to focus: the keyboard must reach it all the same. */}
      <section
        className={styles.read}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={say('comparison')}
        aria-busy={isBusy || undefined}
        hidden={isBehind}
      >
        <AtRestContext value={isBehind || isBusy}>{children}</AtRestContext>
      </section>
      {isBehind ? stage : map}
    </div>
  )
}
