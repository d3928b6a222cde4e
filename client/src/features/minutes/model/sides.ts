/**
 * Which languages of minutes one sees, and which of them first. A matter of who reads and of his device: it
 * never stands in the document, and either side may have itself first in its copy (alternat).
 */
import { Language } from '@tandem/shared/words'
import { useRef } from 'react'
import { z } from 'zod'
import { registerLocalData } from '../../../lib/local-data'
import { createStore, useStore } from '../../../lib/store'
import { useMedia } from '../../../lib/use-media'
import { useIsPrinted } from '../../../lib/use-printed'

const Sides = z.object({
  shown: z.enum(['both', ...Language.options]),
  first: Language.nullable(),
})
export type Sides = z.infer<typeof Sides>

const key = 'tandem.minutes.sides'
const usual: Sides = { shown: 'both', first: null }
const chosen = createStore<Sides>(read())

export function chooseSides(change: Partial<Sides>): void {
  chosen.update((before) => ({ ...before, ...change }))
  try {
    localStorage.setItem(key, JSON.stringify(chosen.get()))
  } catch {
    // Storage may be closed to us; then the choice holds until the page is left.
  }
}

registerLocalData({
  wipe: async () => {
    localStorage.removeItem(key)
    chosen.set(usual)
  },
})

/** Below this, two columns are too narrow to be read on a screen. */
const roomForTwo = '(min-width: 1180px)'

export interface SidesShown {
  /** The languages shown, the first first. */
  languages: readonly Language[]
  /** All languages of the text, in that order. */
  all: readonly Language[]
  /** Another language comes first than in the text itself. */
  isTurned: boolean
  hasRoom: boolean
}

/** The languages to show of those the text has. In one language at a time, the reader's own unless he chose. */
export function useSides(languages: readonly Language[], own: Language): SidesShown {
  return arrange(useStore(chosen), languages, own, useRoomForTwo())
}

/** The same on paper, which has room for two columns. */
export function usePaperSides(languages: readonly Language[], own: Language): SidesShown {
  return arrange(useStore(chosen), languages, own, true)
}

/** What is on the screen stays as it is while the page is printed, however narrow the paper. */
function useRoomForTwo(): boolean {
  const isPrinted = useIsPrinted()
  const hasRoom = useMedia(roomForTwo)
  const onScreen = useRef(hasRoom)
  if (!isPrinted) onScreen.current = hasRoom
  return onScreen.current
}

function arrange(
  { shown, first }: Sides,
  languages: readonly Language[],
  own: Language,
  hasRoom: boolean,
): SidesShown {
  const all = first && languages.includes(first) ? inOrder(languages, first) : languages
  const isTurned = all[0] !== languages[0]
  const one = shown !== 'both' && all.includes(shown) ? shown : null
  if (one) return { languages: [one], all, isTurned, hasRoom }
  if (hasRoom) return { languages: all, all, isTurned, hasRoom }
  return { languages: [all.includes(own) ? own : (all[0] ?? own)], all, isTurned, hasRoom }
}

/** The two sides as a copy names them: the other one first where its language comes first (A4). */
export function inAlternat<Side>(delegations: readonly Side[], isTurned: boolean): Side[] {
  return isTurned && delegations.length === 2 ? delegations.toReversed() : [...delegations]
}

function inOrder(languages: readonly Language[], first: Language): Language[] {
  return [first, ...languages.filter((each) => each !== first)]
}

function read(): Sides {
  try {
    return Sides.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? usual
  } catch {
    return usual
  }
}
