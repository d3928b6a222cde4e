import { useMemo } from 'react'
import { qrPath } from './qr-modules'
import styles from './second-factor.module.css'

/** Drawn here, from attributes alone: the page's policy takes neither foreign images nor inline styles. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text])
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
