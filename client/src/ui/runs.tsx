import { isOpenableLink, type Run } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { Fragment, type ReactNode } from 'react'

interface RunsProps {
  runs: readonly Run[]
  /** Numbers of footnotes: the reference follows what it is to. */
  notes?: ReadonlyMap<BlockId, number>
  /** The reference's name, before its number. */
  noteLabel?: string
  /** How the words of a run that is no link are written; plainly where nothing is said. */
  write?: (text: string) => ReactNode
}

/** Runs of text with their marks, as elements: never as markup, whatever they hold. */
export function Runs({ runs, notes, noteLabel = '', write }: RunsProps) {
  return runs.map((run, at) => (
    <Fragment key={at}>
      <MarkedRun run={run} write={write} />
      {run.footnote && run.footnote !== runs[at + 1]?.footnote && notes?.has(run.footnote) && (
        <sup>
          <a href={`#${run.footnote}`} aria-label={`${noteLabel} ${notes.get(run.footnote)}`}>
            {notes.get(run.footnote)}
          </a>
        </sup>
      )}
    </Fragment>
  ))
}

function MarkedRun({ run, write }: { run: Run; write: RunsProps['write'] }): ReactNode {
  let text: ReactNode = write && !run.link ? write(run.text) : run.text
  if (run.italic) text = <em>{text}</em>
  if (run.bold) text = <strong>{text}</strong>
  if (!run.link || !isOpenableLink(run.link)) return text
  return (
    <a href={run.link} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  )
}
