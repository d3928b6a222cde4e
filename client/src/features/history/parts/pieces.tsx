import type { Run } from '@tandem/shared/documents'
import type { Piece } from '@tandem/shared/history'
import type { ReactNode } from 'react'
import type { Say } from '../../../lib/i18n'
import { classes, Runs, VisuallyHidden } from '../../../ui'
import { authorName, colourOf } from '../model/author-names'
import { type TextView, useTextView } from '../view'
import type { words } from '../words'
import styles from './marks.module.css'

/** A text with what was added, deleted, carried and formatted: the mark says what, the colour says who. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const view = useTextView()
  return pieces.map((piece, at) => (
    <OnePiece
      key={at}
      piece={piece}
      note={hasMark(pieces, at) ? view.noteOf(piece.run.footnote) : null}
      view={view}
    />
  ))
}

/** The mark follows the last of the words that a footnote is to, of those that stand if any do. */
function hasMark(pieces: readonly Piece[], at: number): boolean {
  const note = pieces[at]?.run.footnote
  if (note === undefined) return false
  let [from, to] = [at, at + 1]
  while (pieces[from - 1]?.run.footnote === note) from -= 1
  while (pieces[to]?.run.footnote === note) to += 1
  const own = pieces.slice(from, to)
  const last = own.findLastIndex(({ change }) => change !== 'deleted' && change !== 'carried-out')
  return at - from === (last === -1 ? own.length - 1 : last)
}

interface OnePieceProps {
  piece: Piece
  /** The number of the footnote that is referred to behind it. */
  note: string | null
  view: TextView
}

function OnePiece({ piece, note, view }: OnePieceProps): ReactNode {
  const { say } = view
  const { change, run, deed } = piece
  const text = (
    <>
      <Runs runs={[run]} />
      {note !== null && (
        <sup>
          <VisuallyHidden>{say('note')} </VisuallyHidden>
          {note}
        </sup>
      )}
    </>
  )
  if (change === 'same') return text
  const author = view.authorOf(deed)
  const who = authorName(author, view.language)
  const common = {
    ...colourOf(author),
    title: deed ? say('by.at', { who, when: view.whenOf(deed.at) }) : who,
  }
  switch (change) {
    case 'added':
      return (
        <ins {...common} className={styles.added}>
          <VisuallyHidden>{say('said.added', { who })}</VisuallyHidden>
          {text}
        </ins>
      )
    case 'deleted':
      return (
        <del {...common} className={styles.deleted}>
          <VisuallyHidden>{say('said.deleted', { who })}</VisuallyHidden>
          {text}
        </del>
      )
    case 'carried-in':
      return (
        <span {...common} className={styles.carried}>
          <VisuallyHidden>{say('said.carriedIn', { who })}</VisuallyHidden>
          {text}
        </span>
      )
    case 'carried-out':
      return (
        <span {...common} className={classes(styles.carried, styles.carriedOut)}>
          <VisuallyHidden>{say('said.carriedOut', { who })}</VisuallyHidden>
          {text}
        </span>
      )
    case 'format':
      return (
        <span {...common} className={styles.formatted} title={`${common.title}. ${formatWords(piece, say)}`}>
          <VisuallyHidden>
            {say('said.format', { who })} {formatWords(piece, say)}
          </VisuallyHidden>
          {text}
        </span>
      )
  }
}

function formatWords({ run, before = {} }: Piece, say: Say<typeof words>): string {
  return say('format.now', { before: marksIn(before, say), after: marksIn(run, say) })
}

function marksIn(marks: Omit<Run, 'text'>, say: Say<typeof words>): string {
  const names = [
    marks.bold && say('format.bold'),
    marks.italic && say('format.italic'),
    marks.link && say('format.link'),
    marks.footnote && say('format.footnote'),
  ].filter(Boolean)
  return names.length > 0 ? names.join(', ') : say('format.plain')
}
