import { ArrowDown, ArrowUp, CaseSensitive, Replace, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { useStore } from '../../../lib/store'
import { Button, classes, IconButton, showToast } from '../../../ui'
import { useMinutesView } from '../parts/minutes-view'
import styles from './find.module.css'
import type { Finder } from './finder'
import { words } from './words'

/** Finds and replaces in all languages of the minutes. */
export function FindBar({ finder }: { finder: Finder }) {
  const finding = useStore(finder.finding)
  return finding.isOpen ? <OpenBar finder={finder} /> : null
}

function OpenBar({ finder }: { finder: Finder }) {
  const say = useWords(words)
  const { desk, acts } = useMinutesView()
  const { search, replaces, replacement, matches, at } = useStore(finder.finding)
  const input = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLElement>(null)
  const [findId, replaceId] = [useId(), useId()]
  useEffect(() => input.current?.select(), [])

  const count =
    search.words === ''
      ? ''
      : matches.length === 0
        ? say('none')
        : at === -1
          ? say('countAll', { all: matches.length })
          : say('count', { at: at + 1, all: matches.length })
  const go = (step: 1 | -1) => {
    finder.go(step)
    const now = finder.finding.get()
    announce(
      now.matches.length === 0 ? say('none') : say('count', { at: now.at + 1, all: now.matches.length }),
    )
  }
  const close = () => {
    finder.goInto()
    finder.close()
  }
  const replaceAll = () => {
    const done = finder.replaceAll()
    const text = done.places === 0 ? say('none') : say('replaced', done)
    showToast(done.places === 0 ? { text } : { text, action: { label: say('undo'), run: acts.undo } })
  }
  useEscape(bar, close)
  const onFindKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    go(event.shiftKey ? -1 : 1)
  }
  return (
    <search ref={bar} className={styles['bar']} aria-label={say('find')}>
      <div className={styles['line']}>
        <label className={styles['label']} htmlFor={findId}>
          {say('findLabel')}
        </label>
        <input
          ref={input}
          id={findId}
          className={styles['input']}
          value={search.words}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => finder.look({ words: event.target.value })}
          onKeyDown={onFindKey}
        />
        <span className={styles['count']} data-none={matches.length === 0 || undefined}>
          {count}
        </span>
        <IconButton size="small" label={say('previous')} icon={<ArrowUp />} onClick={() => go(-1)} />
        <IconButton size="small" label={say('next')} icon={<ArrowDown />} onClick={() => go(1)} />
        <IconButton
          size="small"
          label={say(replaces ? 'hideReplace' : 'showReplace')}
          aria-expanded={replaces}
          icon={<Replace />}
          onClick={() => finder.setReplaces(!replaces)}
        />
        <IconButton size="small" label={say('close')} icon={<X />} onClick={close} />
      </div>
      <div className={classes(styles['line'], styles['options'])}>
        <IconButton
          size="small"
          label={say('matchCase')}
          aria-pressed={search.matchCase}
          className={styles['toggle']}
          icon={<CaseSensitive />}
          onClick={() => finder.look({ matchCase: !search.matchCase })}
        />
        <IconButton
          size="small"
          label={say('wholeWord')}
          aria-pressed={search.wholeWord}
          className={styles['toggle']}
          icon={<WholeWord />}
          onClick={() => finder.look({ wholeWord: !search.wholeWord })}
        />
        <select
          className={styles['select']}
          aria-label={say('where')}
          value={search.language ?? ''}
          onChange={(event) =>
            finder.look({
              language: desk.board.languages.find((each) => each === event.target.value) ?? null,
            })
          }
        >
          <option value="">{say('inAll')}</option>
          {desk.board.languages.map((each) => (
            <option key={each} value={each}>
              {say(`in.${each}`)}
            </option>
          ))}
        </select>
      </div>
      {replaces && (
        <div className={styles['line']}>
          <label className={styles['label']} htmlFor={replaceId}>
            {say('replaceLabel')}
          </label>
          <input
            id={replaceId}
            className={styles['input']}
            placeholder={say('replaceLabel')}
            value={replacement}
            autoComplete="off"
            onChange={(event) => finder.setReplacement(event.target.value)}
          />
          <Button
            size="small"
            onClick={() => {
              const wasAt = at !== -1
              const done = finder.replaceOne()
              if (wasAt) announce(say(done ? 'replacedOne' : 'noLonger'))
            }}
          >
            {say('replaceOne')}
          </Button>
          <Button size="small" onClick={replaceAll}>
            {say('replaceAll')}
          </Button>
        </div>
      )}
    </search>
  )
}

/** Escape closes the bar wherever in it the focus is. */
function useEscape(bar: RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const element = bar.current
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [bar])
}
