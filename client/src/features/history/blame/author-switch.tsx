import { Highlighter } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { type KeyBinding, useKeys } from '../../../lib/keys'
import { useStore } from '../../../lib/store'
import { IconButton } from '../../../ui'
import type { AuthorColours } from './author-colours'
import { words } from './words'

/** Turns the colours of authors on and off. */
export function AuthorSwitch({ colours }: { colours: AuthorColours }) {
  const say = useWords(words)
  const isOn = useStore(colours.isOn)
  const toggle = useCallback(() => {
    colours.toggle()
    announce(say(colours.isOn.get() ? 'on' : 'off'))
  }, [colours, say])
  const keys = useMemo<KeyBinding[]>(
    () => [
      { keys: 'Shift+C', section: 'history', does: { en: 'Author colours', ko: '작성자 색상' }, run: toggle },
    ],
    [toggle],
  )
  useKeys(keys)
  return <IconButton label={say('switch')} aria-pressed={isOn} icon={<Highlighter />} onClick={toggle} />
}
