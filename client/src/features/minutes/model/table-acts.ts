import { minutesNodes } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, toggleHeaderRow } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { findBlock } from '../text/block-at'
import type { MinutesDesk } from './minutes-desk'

export const tableChanges = ['rowAfter', 'columnAfter', 'headerRow', 'deleteRow', 'deleteColumn'] as const
export type TableChange = (typeof tableChanges)[number]

const commands: Record<TableChange, Command> = {
  rowAfter: addRowAfter,
  columnAfter: addColumnAfter,
  headerRow: toggleHeaderRow,
  deleteRow,
  deleteColumn,
}

/** Changes the table where the caret is; with the caret elsewhere, at its end. */
export function changeTable(desk: MinutesDesk, id: BlockId, language: Language, change: TableChange): void {
  const view = desk.view(language)
  const found = view && findBlock(view.state.doc, id)
  if (!view || !found) return
  const { $head } = view.state.selection
  if ($head.depth === 0 || $head.node(1) !== found.node) goInto(view, found.at + found.node.nodeSize - 1)
  commands[change](view.state, view.dispatch)
  view.focus()
}

function goInto(view: EditorView, end: number): void {
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(end), -1)))
}

const columns = 3
const rows = 2

/** A table with a header row behind a block; the caret goes into its first cell. */
export function addTable(desk: MinutesDesk, after: BlockId, language: Language): void {
  const view = desk.view(language)
  const found = view && findBlock(view.state.doc, after)
  if (!view || !found) return
  const { schema } = view.state
  const row = (cell: string): ProseMirrorNode =>
    schema.node(
      minutesNodes.row,
      null,
      Array.from({ length: columns }, () => schema.node(cell, null, [schema.node(minutesNodes.block)])),
    )
  const body = Array.from({ length: rows }, () => row(minutesNodes.cell))
  const table = schema.node(minutesNodes.table, { id: newId('blk') }, [row(minutesNodes.header), ...body])
  const at = found.at + found.node.nodeSize
  const transaction = view.state.tr.insert(at, table)
  view.dispatch(
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(at + 1))).scrollIntoView(),
  )
  view.focus()
}
