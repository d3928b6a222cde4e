import { useWords } from '../../lib/i18n'
import { keySections, useRegisteredKeys, type KeyBinding } from '../../lib/keys'
import { createStore, useStore } from '../../lib/store'
import { Dialog, Kbd, Lang } from '../../ui'
import styles from './help-sheet.module.css'
import { words } from './words'

const isOpen = createStore(false)

export function openHelp(): void {
  isOpen.set(true)
}

/** Every key that works on the present page, from the one registry. */
export function HelpSheet() {
  const say = useWords(words)
  const keys = useRegisteredKeys()
  return (
    <Dialog
      wide
      open={useStore(isOpen)}
      onClose={() => isOpen.set(false)}
      title={say('title')}
      description={say('description')}
    >
      <div className={styles.columns}>
        {keySections.map((section) => {
          const own = withoutDoubles(keys.filter((binding) => binding.section === section))
          if (own.length === 0) return null
          return (
            <section key={section} className={styles.section}>
              <h3>{say(`section.${section}`)}</h3>
              <dl>
                {own.map((binding) => (
                  <div key={binding.keys}>
                    <dt>
                      <Kbd keys={binding.keys} />
                    </dt>
                    <dd>
                      <Lang text={binding.does} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}

/** The same key from two parts of a page is one line. */
function withoutDoubles(bindings: readonly KeyBinding[]): KeyBinding[] {
  return [...new Map(bindings.map((binding) => [binding.keys, binding])).values()]
}
