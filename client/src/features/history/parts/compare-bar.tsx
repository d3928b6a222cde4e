import type { Timeline, Version } from '@tandem/shared/history'
import { ArrowDown, ArrowLeftRight, ArrowUp, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { useStore } from '../../../lib/store'
import { Button, IconButton, Kbd, Menu, MenuItem, MenuLabel, MenuLine, RichWords, Switch } from '../../../ui'
import { isNamed } from '../model/timeline-rows'
import { useVersionNames } from '../model/version-names'
import { chooseView, viewChoices } from '../model/view-choices'
import { lastSeen } from '../unseen/left-off'
import { type Mark, useHistoryView } from '../view'
import { words } from '../words'
import styles from './bar.module.css'

interface CompareBarProps {
  timeline: Timeline
  changes: { at: number; count: number } | null
  onStep: (direction: 1 | -1) => void
  onSwap: () => void
  /** How many edits came after B, when B was the newest; 0: none. */
  movedOn: number
  onTakeIn: () => void
  /** At its end, e.g. the choice of languages. */
  children?: ReactNode
}

/** Over the text: what is compared, the way from change to change, and how the changes are drawn. */
export function CompareBar(props: CompareBarProps) {
  const { timeline, changes, onStep, onSwap, movedOn, onTakeIn, children } = props
  const say = useWords(words)
  const { compared } = useHistoryView()
  const { authors, changesOnly } = useStore(viewChoices)
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('comparison')}>
      <VersionChooser mark="A" timeline={timeline} />
      <IconButton
        size="small"
        label={say(compared.isReversed ? 'swapBack' : 'swap')}
        aria-pressed={compared.isReversed}
        icon={<ArrowLeftRight />}
        onClick={onSwap}
      />
      <VersionChooser mark="B" timeline={timeline} />
      {movedOn > 0 && (
        <span className={styles.movedOn} role="status">
          {say('movedOn', { count: movedOn })}
          <Button size="small" onClick={() => onTakeIn()}>
            {say('takeIn')}
          </Button>
        </span>
      )}
      <span className={styles.line} />
      <span className={styles.steps} role="group" aria-label={say('byItem')}>
        <Button look="quiet" size="small" aria-label={say('change.previous')} onClick={() => onStep(-1)}>
          <ArrowUp aria-hidden="true" />
          <Kbd keys="P" />
        </Button>
        <span className={styles.count}>
          {changes && changes.at > 0 ? (
            <RichWords
              of={words}
              say="change.count"
              values={{ ...changes }}
              parts={{ here: <b className={styles.at} /> }}
            />
          ) : (
            say('change.many', { count: changes?.count ?? 0 })
          )}
        </span>
        <Button look="quiet" size="small" aria-label={say('change.next')} onClick={() => onStep(1)}>
          <ArrowDown aria-hidden="true" />
          <Kbd keys="N" />
        </Button>
      </span>
      <span className={styles.switches}>
        {children}
        <Switch checked={authors} onChange={(on) => chooseView(() => ({ authors: on }))}>
          {say('authors')}
        </Switch>
        <Switch checked={changesOnly} onChange={(on) => chooseView(() => ({ changesOnly: on }))}>
          {say('changesOnly')}
        </Switch>
      </span>
    </div>
  )
}

export function MarkSign({ mark }: { mark: Mark }) {
  return (
    <b className={styles.mark} data-mark={mark} aria-hidden="true">
      {mark}
    </b>
  )
}

function VersionChooser({ mark, timeline }: { mark: Mark; timeline: Timeline }) {
  const say = useWords(words)
  const { card, marks, pick } = useHistoryView()
  const seenSeq = lastSeen(card.id, timeline.seenSeq)
  const { nameOf, momentOf } = useVersionNames(timeline)
  const seq = marks[mark]
  const circulated = timeline.versions.findLast(({ kind }) => kind === 'circulated')
  const named = timeline.versions.filter(isNamed).toReversed()
  const item = (version: Version) => (
    <MenuItem key={version.seq} hint={momentOf(version.seq)} onSelect={() => pick(mark, version.seq)}>
      {nameOf(version.seq)}
    </MenuItem>
  )
  return (
    <Menu
      align="start"
      label={say('choose', { mark })}
      trigger={
        <button
          type="button"
          className={styles.version}
          aria-label={`${say('choose', { mark })}: ${nameOf(seq)}`}
        >
          <MarkSign mark={mark} />
          <span className={styles.name}>{nameOf(seq)}</span>
          {!nameOf(seq).endsWith(momentOf(seq)) && <time className={styles.when}>{momentOf(seq)}</time>}
          <ChevronDown aria-hidden="true" />
        </button>
      }
    >
      <MenuLabel>{say('choose.special')}</MenuLabel>
      <MenuItem hint={momentOf(timeline.headSeq)} onSelect={() => pick(mark, timeline.headSeq)}>
        {say('choose.now')}
      </MenuItem>
      {seenSeq !== null && (
        <MenuItem hint={momentOf(seenSeq)} onSelect={() => pick(mark, seenSeq)}>
          {say('choose.seen')}
        </MenuItem>
      )}
      {circulated && (
        <MenuItem hint={momentOf(circulated.seq)} onSelect={() => pick(mark, circulated.seq)}>
          {say('choose.circulated')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuLabel>{say('choose.versions')}</MenuLabel>
      {named.map(item)}
    </Menu>
  )
}
