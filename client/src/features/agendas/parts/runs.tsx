import { isOpenableLink, type Run } from '@tandem/shared/documents'
import type { ReactNode } from 'react'

/** Runs of text with their marks, as elements: never as markup, whatever they hold. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, at) => <MarkedRun key={at} run={run} />)
}

function MarkedRun({ run }: { run: Run }): ReactNode {
  let text: ReactNode = run.text
  if (run.italic) text = <em>{text}</em>
  if (run.bold) text = <strong>{text}</strong>
  if (!run.link || !isOpenableLink(run.link)) return text
  return (
    <a href={run.link} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  )
}
