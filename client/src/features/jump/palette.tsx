import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../lib/i18n'
import { Dialog, Kbd } from '../../ui'
import { jumpQuery } from './api'
import { entryOf, sections, type Entry } from './entries'
import { PaletteOption } from './palette-option'
import { closePalette, usePaletteOpen } from './palette-state'
import styles from './palette.module.css'
import { recentPaths, rememberPath } from './recent'
import { words } from './words'

/** Search or jump: everything the reader may go to and do, by name and number. */
export function Palette({ actions }: { actions: readonly Entry[] }) {
  const say = useWords(words)
  const isOpen = usePaletteOpen()
  return (
    <Dialog bare wide open={isOpen} onClose={closePalette} title={say('title')}>
      <PaletteBody actions={actions} />
    </Dialog>
  )
}

function PaletteBody({ actions }: { actions: readonly Entry[] }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const { data, error } = useQuery(jumpQuery)
  const [query, setQuery] = useState('')
  const recent = useMemo(recentPaths, [])
  const entries = useMemo(() => [...(data ?? []).map(entryOf), ...actions], [data, actions])
  const shown = useMemo(() => sections(entries, query, recent), [entries, query, recent])
  const first = shown[0]?.entries[0]?.id ?? ''
  const [selected, setSelected] = useState(first)
  // What is best now is chosen now: neither a late answer nor another letter leaves the choice behind.
  useEffect(() => setSelected(first), [first, query])

  const choose = (entry: Entry) => {
    closePalette()
    if (entry.path !== null) {
      rememberPath(entry.path)
      void navigate(entry.path)
    }
    entry.run?.()
  }

  return (
    // Ours filters and sorts; its own would neither know initials nor keep the groups in order.
    <Command
      className={styles.palette}
      label={say('title')}
      value={selected}
      onValueChange={setSelected}
      shouldFilter={false}
      loop
      vimBindings={false}
    >
      <div className={styles.query}>
        <Search aria-hidden="true" />
        <Command.Input placeholder={say('placeholder')} value={query} onValueChange={setQuery} />
      </div>
      <Command.List className={styles.list} label={say('results')}>
        {shown.map(({ section, entries: some }) => (
          <Command.Group key={section} heading={headingOf(section, say)}>
            {some.map((entry) => (
              <PaletteOption key={entry.id} entry={entry} query={query} onChoose={choose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {shown.length === 0 && <p className={styles.none}>{say('none', { query })}</p>}
      {error && !data && <p className={styles.none}>{say('unreachable')}</p>}
      <PaletteFoot />
    </Command>
  )
}

function headingOf(section: Entry['section'], say: ReturnType<typeof useWords<typeof words>>): string {
  return section === 'recent' || section === 'do' ? say(section) : say(`kind.${section}`)
}

function PaletteFoot() {
  const say = useWords(words)
  return (
    <div className={styles.foot}>
      <span>
        <Kbd keys="ArrowUp ArrowDown" /> {say('choose')}
      </span>
      <span>
        <Kbd keys="Enter" /> {say('open')}
      </span>
      <span>
        {say('choseong')}: <span lang="ko">ㅇㅈ</span>
      </span>
    </div>
  )
}
