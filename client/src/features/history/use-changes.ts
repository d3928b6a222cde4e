/** The changes of a comparison as one walks through them, and the rows they stand in. */
import type { ComparedPassage, Comparison } from '@tandem/shared/history'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { announce } from '../../lib/announce'
import { useWords } from '../../lib/i18n'
import { useStore } from '../../lib/store'
import { goToRow } from './model/go-to-row'
import { onlyBy } from './model/only-by'
import { changesIn, type Row, rowsOf, type Section, sectionsOf, sectionsUnder } from './model/rows'
import { viewChoices } from './model/view-choices'
import { words } from './words'

export interface Filter {
  /** Only what this author did; an index into the comparison's authors. */
  author: number | null
  /** Only the section under this heading or item. */
  section: string | null
}

export interface Changes {
  /** All there are to choose from. */
  sections: readonly Section[]
  /** Those that pass the filter, with what passes it. */
  shown: readonly Section[]
  list: readonly ComparedPassage[]
  rows: readonly Row[]
  currentId: string | null
  /** 1 for the first; 0 while none is current. */
  at: number
  select: (id: string | null) => void
  goTo: (id: string) => void
  step: (direction: 1 | -1) => void
  openFold: (id: string) => void
}

const noFold: ReadonlySet<string> = new Set()

export function useChanges(
  comparison: Comparison | null,
  filter: Filter,
  placeOf: (passage: ComparedPassage) => string,
): Changes {
  const say = useWords(words)
  const { changesOnly } = useStore(viewChoices)
  const [currentId, setCurrent] = useState<string | null>(null)
  const [opened, setOpened] = useState(noFold)
  const { author, section } = filter
  const sections = useMemo(() => (comparison ? sectionsOf(comparison.passages) : []), [comparison])
  const shown = useMemo(() => {
    const own = comparison && author !== null ? sectionsOf(onlyBy(comparison.passages, author)) : sections
    return sectionsUnder(own, section)
  }, [comparison, sections, author, section])
  const list = useMemo(() => changesIn(shown), [shown])
  const rows = useMemo(
    () => rowsOf(shown, list, { changesOnly, onlyOne: author !== null, opened }),
    [shown, list, changesOnly, author, opened],
  )
  const at = list.findIndex(({ id }) => id === currentId) + 1
  const goTo = useCallback((id: string) => {
    setCurrent(id)
    // Once it is drawn as the current one, which makes it taller.
    requestAnimationFrame(() => goToRow(id))
  }, [])
  const step = useCallback(
    (direction: 1 | -1) => {
      const next = list[nextPlace(at, direction, list.length)]
      if (!next) return
      goTo(next.id)
      announce(say('change.said', { at: list.indexOf(next) + 1, count: list.length, what: placeOf(next) }))
    },
    [list, at, goTo, say, placeOf],
  )
  const select = useCallback((id: string | null) => setCurrent((before) => (before === id ? null : id)), [])
  const openFold = useCallback((id: string) => setOpened((before) => new Set([...before, id])), [])
  // A link to one change leads there.
  useEffect(() => {
    const id = window.location.hash.slice(1)
    if (id !== '' && comparison?.passages.some((passage) => passage.id === id)) goTo(id)
  }, [comparison, goTo])
  return { sections, shown, list, rows, currentId, at, select, goTo, step, openFold }
}

/** Round and round: after the last comes the first. */
function nextPlace(at: number, direction: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (at === 0) return direction === 1 ? 0 : count - 1
  return (at - 1 + direction + count) % count
}
