import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { fetchBytes } from '../../../lib/http'
import styles from '../papers.module.css'
import { words } from '../words'

interface PdfPagesProps {
  address: string
  onBroken: () => void
}

/**
 * The pages of a PDF, drawn one after the other by a library of ours in a worker: the browser's own viewer does not
 * come up behind our content policy, and would run what a PDF brings along.
 */
export function PdfPages({ address, onBroken }: PdfPagesProps) {
  const say = useWords(words)
  const sheet = useRef<HTMLDivElement>(null)
  const [isDrawn, setIsDrawn] = useState(false)
  const broken = useEffectEvent(onBroken)
  const nameOf = useEffectEvent((page: number, pages: number) => say('paper.page', { page, pages }))
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const draw = async () => {
      const [{ drawPdf }, bytes] = await Promise.all([import('./draw-pdf'), fetchBytes(address, signal)])
      if (sheet.current)
        await drawPdf(bytes, sheet.current, { signal, nameOf, drawn: () => setIsDrawn(true) })
    }
    draw().catch(() => {
      if (!signal.aborted) broken()
    })
    return () => leaving.abort()
  }, [address])
  return (
    <>
      {!isDrawn && <p className={styles.note}>{say('paper.loading')}</p>}
      <div ref={sheet} className={styles.sheets} />
    </>
  )
}
