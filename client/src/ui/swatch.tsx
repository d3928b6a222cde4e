import { classes } from './classes'
import styles from './swatch.module.css'

/** A square in an author's colour; hatched when the eight colours have been used up. */
export function Swatch({ colour }: { colour: { index: number; lap: number } }) {
  return (
    <span
      className={classes(styles.swatch, colour.lap > 0 && styles.hatched)}
      data-a={colour.index}
      aria-hidden="true"
    />
  )
}
