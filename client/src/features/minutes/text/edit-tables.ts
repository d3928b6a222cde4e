/** Tables: selecting cells, and keeping rows even. */
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { ySyncPluginKey } from 'y-prosemirror'

/**
 * The plugin of ProseMirror's tables, which fills uneven rows after every change. Here only after one's own:
 * if every page filled what comes from others, each would add a cell of its own, and opening would edit.
 */
export function editTables(): Plugin {
  const { spec } = tableEditing()
  return new Plugin({
    ...spec,
    appendTransaction: (transactions, before, after) =>
      transactions.some(isFromElsewhere)
        ? null
        : spec.appendTransaction?.call(spec as Plugin, transactions, before, after),
  })
}

function isFromElsewhere(transaction: Transaction): boolean {
  const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined
  return sync?.isChangeOrigin === true
}
