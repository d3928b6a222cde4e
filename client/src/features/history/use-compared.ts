/** Which two positions are compared: what the address says, else what was usual when the page was opened. */
import type { Timeline } from '@tandem/shared/history'
import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { type Asked, type Compared, compared, readAddress, writeAddress } from './model/address'
import type { Mark } from './view'

export interface ComparedChoice {
  compared: Compared
  marks: Record<Mark, number>
  pick: (mark: Mark, seq: number) => void
  swap: () => void
  /** How many edits came since, when the newer is "now"; 0: none, or it is not. */
  movedOn: number
  /** Up to what is there now, or to a position that is about to be. */
  takeIn: (seq?: number) => void
  /** The address that opens the same comparison again. */
  address: string
}

export function useCompared(timeline: Timeline): ComparedChoice {
  const [search, setSearch] = useSearchParams()
  // "Now" stays what it was until the reader takes in what came since: the text must not change under his eyes.
  const [head, setHead] = useState(timeline.headSeq)
  const [usual] = useState(() => compared({ from: null, to: null, isReversed: false }, timeline, head))
  const asked = useMemo(() => readAddress(search), [search])
  const { from, to, isReversed } = useMemo(
    () =>
      compared(
        { ...asked, from: asked.from ?? (asked.to === null || asked.to > usual.from ? usual.from : null) },
        timeline,
        head,
      ),
    [asked, timeline, head, usual],
  )
  const now = useMemo(() => ({ from, to, isReversed }), [from, to, isReversed])
  const marks = useMemo(() => (isReversed ? { A: to, B: from } : { A: from, B: to }), [from, to, isReversed])
  const go = useCallback(
    (next: Asked) => setSearch(writeAddress(next), { preventScrollReset: true }),
    [setSearch],
  )
  const { headSeq } = timeline
  const pick = useCallback(
    (mark: Mark, seq: number) => {
      const other = marks[mark === 'A' ? 'B' : 'A']
      if (seq === headSeq) setHead(headSeq)
      const [older, newer] = [Math.min(seq, other), Math.max(seq, other)]
      go({ from: older, to: newer === headSeq ? null : newer, isReversed })
    },
    [marks, isReversed, headSeq, go],
  )
  const swap = useCallback(() => go({ ...asked, isReversed: !isReversed }), [asked, isReversed, go])
  const takeIn = useCallback(
    (seq?: number) => {
      setHead(seq ?? headSeq)
      go({ ...asked, from, to: null })
    },
    [asked, from, headSeq, go],
  )
  const isNow = asked.to === null
  return {
    compared: now,
    marks,
    pick,
    swap,
    movedOn: isNow ? headSeq - to : 0,
    takeIn,
    address: writeAddress({ from, to, isReversed }).toString(),
  }
}
