import { useMemo } from 'react'
import { type KeyBinding, useKeys } from '../../lib/keys'
import type { Compared } from './model/address'
import type { Player } from './model/player'
import { chooseView } from './model/view-choices'
import type { Mark } from './view'
import { words } from './words'

interface Acts {
  player: Player
  compared: Compared
  pick: (mark: Mark, seq: number) => void
  onStep: (direction: 1 | -1) => void
  /** Null for those who may not name. */
  onName: (() => void) | null
  onEscape: () => void
}

type KeyWord = Extract<keyof (typeof words)['en'], `key.${string}`>

/** The keys of the history screen, as the design's table has them. */
export function useHistoryKeys({ player, compared, pick, onStep, onName, onEscape }: Acts): void {
  const { from, to } = compared
  const keys = useMemo<KeyBinding[]>(() => {
    const key = (keysOf: string, word: KeyWord, run: () => void): KeyBinding => ({
      keys: keysOf,
      section: 'history',
      does: { en: words.en[word], ko: words.ko[word] },
      run,
    })
    return [
      key('n', 'key.next', () => onStep(1)),
      key('p', 'key.previous', () => onStep(-1)),
      key('Space', 'key.play', () => (player.state.get().isPlaying ? player.pause() : player.play(from, to))),
      key('[', 'key.setA', () => pick('A', player.position.seq)),
      key(']', 'key.setB', () => pick('B', player.position.seq)),
      key('c', 'key.changesOnly', () => chooseView(({ changesOnly }) => ({ changesOnly: !changesOnly }))),
      key('Shift+C', 'key.authors', () => chooseView(({ authors }) => ({ authors: !authors }))),
      key('Escape', 'key.back', onEscape),
      ...(onName ? [key('Mod+S', 'key.name', onName)] : []),
    ]
  }, [player, from, to, pick, onStep, onName, onEscape])
  useKeys(keys)
}
