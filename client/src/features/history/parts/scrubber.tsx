import type { Timeline } from '@tandem/shared/history'
import { Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../../lib/i18n'
import { useStorePart } from '../../../lib/store'
import { Button, IconButton, Menu, MenuChoice } from '../../../ui'
import { momentOf, seqByKey } from '../model/moments'
import { type Player, type Speed, speeds } from '../model/player'
import { createTimeScale, type TimeScale } from '../model/time-scale'
import type { VersionNames } from '../model/version-names'
import { type Mark, useHistoryView } from '../view'
import { words } from '../words'
import { Density } from './density'
import { Handle } from './handle'
import styles from './scrubber.module.css'

interface ScrubberProps {
  timeline: Timeline
  player: Player
  names: VersionNames
}

/** Under the text: every edit by time and author, the two versions as handles, and the text in motion. */
export function Scrubber({ timeline, player, names }: ScrubberProps) {
  const say = useWords(words)
  const { compared, formats, marks, pick } = useHistoryView()
  const isPlaying = useStorePart(player.state, (state) => state.isPlaying)
  const speed = useStorePart(player.state, (state) => state.speed)
  const track = useRef<HTMLDivElement>(null)
  const scale = useMemo(
    () => createTimeScale(timeline.bars, timeline, formats.dayOf),
    [timeline, formats.dayOf],
  )
  const { from, to } = compared
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = section.current
    if (!element) return undefined
    // Whoever comes near wants to move through it: what lies between is read before he does.
    const prepare = () => player.prepare(from, to)
    element.addEventListener('pointerenter', prepare)
    element.addEventListener('focusin', prepare)
    return () => {
      element.removeEventListener('pointerenter', prepare)
      element.removeEventListener('focusin', prepare)
    }
  }, [player, from, to])
  const seqUnder = (event: { clientX: number }): number => {
    const box = track.current?.getBoundingClientRect()
    return box ? scale.seqAt((event.clientX - box.left) / Math.max(1, box.width)) : to
  }
  const valueOf = (seq: number, at: number | null) =>
    say('handle.value', {
      when: momentOf(at ?? names.timeOf(seq), formats),
      at: seq - timeline.firstSeq,
      count: timeline.headSeq - timeline.firstSeq,
    })
  const handle = (mark: Mark) => (
    <Handle
      kind={mark}
      seq={marks[mark]}
      scale={scale}
      seqUnder={seqUnder}
      label={say(`handle.${mark}`)}
      valueOf={(seq) => valueOf(seq, null)}
      onSettle={(seq) => pick(mark, seq)}
    />
  )
  return (
    <section className={styles.scrub} aria-label={say('playback')} ref={section}>
      <div className={styles.controls}>
        <IconButton label={say('toA')} icon={<SkipBack />} onClick={() => player.goTo(from)} />
        <IconButton
          className={styles.step}
          label={say('stepBack')}
          icon={<StepBack />}
          onClick={() => player.goTo(Math.max(timeline.firstSeq, player.position.seq - 1))}
        />
        <IconButton
          look="default"
          label={say(isPlaying ? 'pause' : 'play')}
          icon={isPlaying ? <Pause /> : <Play />}
          aria-keyshortcuts="Space"
          onClick={() => (isPlaying ? player.pause() : player.play(from, to))}
        />
        <IconButton
          className={styles.step}
          label={say('stepOn')}
          icon={<StepForward />}
          onClick={() => player.goTo(Math.min(timeline.headSeq, player.position.seq + 1))}
        />
        <Menu
          align="start"
          label={say('speed')}
          trigger={
            <Button look="quiet" size="small" className={styles.speed}>
              {say(`speed.${speed}`)}
            </Button>
          }
        >
          <MenuChoice
            label={say('speed')}
            value={String(speed) as `${Speed}`}
            options={speeds.map((each) => ({ value: `${each}` as const, label: say(`speed.${each}`) }))}
            onChange={(chosen) => player.setSpeed(Number(chosen) as Speed)}
          />
        </Menu>
      </div>
      <Track track={track} onGoTo={(event) => player.goTo(seqUnder(event))}>
        <Density timeline={timeline} scale={scale} from={from} to={to} />
        {handle('A')}
        {handle('B')}
        <Playhead player={player} scale={scale} timeline={timeline} valueOf={valueOf} />
      </Track>
      <Now player={player} timeline={timeline} names={names} />
    </section>
  )
}

interface TrackProps {
  track: RefObject<HTMLDivElement | null>
  onGoTo: (event: { clientX: number }) => void
  children: ReactNode
}

/** Pressed or dragged anywhere, it goes there. The handles on it are for the keyboard too. */
function Track({ track, onGoTo, children }: TrackProps) {
  const goTo = useRef(onGoTo)
  useEffect(() => {
    goTo.current = onGoTo
  })
  useEffect(() => {
    const element = track.current
    if (!element) return undefined
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return
      if (event.target instanceof Element && event.target.closest('[data-handle]')) return
      element.setPointerCapture(event.pointerId)
      goTo.current(event)
    }
    const onMove = (event: PointerEvent) => {
      if (element.hasPointerCapture(event.pointerId)) goTo.current(event)
    }
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointermove', onMove)
    return () => {
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointermove', onMove)
    }
  }, [track])
  return (
    <div className={styles.track} ref={track}>
      {children}
    </div>
  )
}

interface PlayheadProps {
  player: Player
  scale: TimeScale
  timeline: Timeline
  valueOf: (seq: number, at: number | null) => string
}

// While it plays, to those who cannot see it.
const saysEveryMs = 1_000

/** Where the text is. It follows the player without React. */
function Playhead({ player, scale, timeline, valueOf }: PlayheadProps) {
  const say = useWords(words)
  const element = useRef<HTMLDivElement>(null)
  const shows = useStorePart(player.state, (state) => state.shows)
  const isPlaying = useStorePart(player.state, (state) => state.isPlaying)
  useEffect(() => {
    let saidAt = 0
    const place = ({ seq, at }: { seq: number; at: number | null }) => {
      const { current } = element
      if (!current) return
      current.style.left = `${scale.xOf(seq) * 100}%`
      // Nobody listens to sixty moments a second; where it stops is said by the next effect.
      const now = performance.now()
      if (isPlaying && now - saidAt < saysEveryMs) return
      saidAt = now
      current.setAttribute('aria-valuenow', String(seq))
      current.setAttribute('aria-valuetext', valueOf(seq, at))
    }
    place(player.position)
    return player.onMove(place)
  }, [player, scale, valueOf, isPlaying])
  return (
    <div
      ref={element}
      className={styles.playhead}
      data-shown={shows === 'text' || undefined}
      role="slider"
      tabIndex={0}
      aria-label={say('handle.playhead')}
      aria-valuemin={timeline.firstSeq}
      aria-valuemax={timeline.headSeq}
      aria-valuenow={player.position.seq}
      onKeyDown={(event) => {
        const seq = seqByKey(event, player.position.seq, timeline)
        if (seq === null) return
        event.preventDefault()
        player.goTo(seq)
      }}
    />
  )
}

/** Date, time and position in words, beside the track. */
function Now({ player, timeline, names }: Pick<ScrubberProps, 'player' | 'timeline' | 'names'>) {
  const say = useWords(words)
  const { formats } = useHistoryView()
  const time = useRef<HTMLTimeElement>(null)
  const count = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const write = ({ seq, at }: { seq: number; at: number | null }) => {
      if (time.current) time.current.textContent = momentOf(at ?? names.timeOf(seq), formats)
      if (count.current) {
        count.current.textContent = say('position', {
          at: seq - timeline.firstSeq,
          count: timeline.headSeq - timeline.firstSeq,
        })
      }
    }
    write(player.position)
    return player.onMove(write)
  }, [player, timeline, names, formats, say])
  return (
    <p className={styles.now}>
      <time ref={time} />
      <span ref={count} />
    </p>
  )
}
