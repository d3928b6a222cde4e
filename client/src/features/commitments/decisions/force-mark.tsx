import { useWords } from '../../../lib/i18n'
import { decisionWords } from '../words'
import styles from './decisions.module.css'
import { forces, type Force } from './view'

/** How much a verb weighs: a word, and five steps of which so many are filled. */
export function ForceMark({ force }: { force: number }) {
  const say = useWords(decisionWords)
  const step = stepOf(force)
  return (
    <span className={styles.force} title={say('force.of', { force: step })}>
      <svg className={styles.steps} viewBox="0 0 29 12" aria-hidden="true">
        {forces.map((one) => (
          <rect
            key={one}
            className={one <= step ? styles.filled : styles.hollow}
            x={(one - 1) * 6 + 0.5}
            y={9.5 - one * 2 + 0.5}
            width={4}
            height={one * 2}
            rx={0.5}
          />
        ))}
      </svg>
      {say(`force.${step}`)}
    </span>
  )
}

function stepOf(force: number): Force {
  return forces.find((one) => one <= force) ?? 1
}
