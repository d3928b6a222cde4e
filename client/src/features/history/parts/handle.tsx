import { useEffect, useRef, useState } from 'react'
import { seqByKey } from '../model/moments'
import type { TimeScale } from '../model/time-scale'
import type { Mark } from '../view'
import styles from './scrubber.module.css'

interface HandleProps {
  kind: Mark
  seq: number
  scale: TimeScale
  seqUnder: (event: { clientX: number }) => number
  label: string
  valueOf: (seq: number) => string
  /** Let go of at a position; by the keyboard, when it has rested there. */
  onSettle: (seq: number) => void
}

// A key held down passes many positions; only where it rests is compared.
const restsAfterMs = 400

/** One end of what is compared: dragged, or moved edit by edit. */
export function Handle({ kind, seq, scale, seqUnder, label, valueOf, onSettle }: HandleProps) {
  const [held, setHeld] = useState<number | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const shown = held ?? seq
  useEffect(() => () => clearTimeout(rest.current), [])
  const settle = (at: number | null) => {
    clearTimeout(rest.current)
    setHeld(null)
    if (at !== null && at !== seq) onSettle(at)
  }
  return (
    <div
      className={styles.handle}
      data-handle={kind}
      style={{ left: `${scale.xOf(shown) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={scale.firstSeq}
      aria-valuemax={scale.headSeq}
      aria-valuenow={shown}
      aria-valuetext={valueOf(shown)}
      title={valueOf(shown)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setHeld(seq)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setHeld(seqUnder(event))
      }}
      onPointerUp={() => settle(held)}
      onPointerCancel={() => settle(null)}
      onBlur={() => settle(held)}
      onKeyDown={(event) => {
        const next = seqByKey(event, shown, scale)
        if (next === null) return
        event.preventDefault()
        setHeld(next)
        clearTimeout(rest.current)
        rest.current = setTimeout(() => settle(next), restsAfterMs)
      }}
    >
      <span aria-hidden="true">{kind}</span>
    </div>
  )
}
