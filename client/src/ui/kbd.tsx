import { isApple } from '../lib/keys'
import styles from './kbd.module.css'

/** Keys as printed on the board: `Mod+K` is shown as Ctrl K, on a Mac ⌘ K; `g h` as two keys. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((chord, place) => (
        <kbd key={place} className={styles.kbd}>
          {chord.split('+').map(inPrint).join(' ')}
        </kbd>
      ))}
    </span>
  )
}

function inPrint(key: string): string {
  return printed[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

const printed: Record<string, string> = {
  Mod: isApple ? '⌘' : 'Ctrl',
  Alt: isApple ? '⌥' : 'Alt',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}
