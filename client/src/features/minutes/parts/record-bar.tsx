import { ChevronDown } from 'lucide-react'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { outcomeName } from '../../../lib/outcomes'
import { Button, documentIcons, IconButton, Kbd, Menu } from '../../../ui'
import { quickVerbs } from '../model/verbs'
import styles from '../minutes.module.css'
import { words } from '../words'
import { useMinutesView } from './minutes-view'
import { VerbEntries } from './verb-entries'

/** Records the paragraph one is in as an outcome; on a phone it stands above the keyboard. */
export function RecordBar() {
  const say = useWords(words)
  const { desk, acts, language } = useMinutesView()
  const withCurrent = (act: (id: NonNullable<ReturnType<typeof desk.current.get>>['id']) => void) => {
    const current = desk.current.get()
    if (current) act(current.id)
    else announce(say('record.none'))
  }
  return (
    <div className={styles['recordBar']} role="toolbar" aria-label={say('record.as')}>
      <div className={styles['recordIn']}>
        <span className={styles['recordLabel']} aria-hidden="true">
          {say('record.as')}
        </span>
        {quickVerbs.map((verb, at) => {
          const Icon = documentIcons[verb]
          return (
            <Button
              key={verb}
              // The caret stays in the text, and with it the keyboard of a phone.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => withCurrent((id) => acts.record(id, verb))}
            >
              {Icon && <Icon aria-hidden="true" />}
              {outcomeName(verb, language)}
              <span className={styles['keys']}>
                <Kbd keys={`Alt+${at + 1}`} />
              </span>
            </Button>
          )
        })}
        <Menu
          label={say('record.more')}
          trigger={<IconButton label={say('record.more')} icon={<ChevronDown />} />}
        >
          <VerbEntries
            verb={null}
            onPick={(verb) => withCurrent((id) => acts.record(id, verb))}
            onClear={() => withCurrent(acts.clearOutcome)}
          />
        </Menu>
      </div>
    </div>
  )
}
