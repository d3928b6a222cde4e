/**
 * Gives every block of the text an id of its own. Looks only at what a local transaction has changed: what
 * comes from others keeps the ids it has, and nothing is set on a block that is being composed, since that
 * would break the composition (EDITOR.md).
 */
import { newId } from '@tandem/shared/ids'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from 'y-prosemirror'

const key = new PluginKey('block-ids')

export function blockIds(): Plugin {
  let view: EditorView | null = null
  return new Plugin({
    key,
    view: (mounted) => {
      view = mounted
      return { destroy: () => (view = null) }
    },
    appendTransaction: (transactions, before, after) => {
      const isAsked = transactions.some((each) => each.getMeta(key) === true)
      if (!isAsked && (isFromElsewhere(transactions) || !mayNeedIds(before, after, transactions))) return null
      return giveIds(before, after, view?.composing === true)
    },
  })
}

/** After a composition: what had to wait for its end. */
export function giveIdsNow(view: EditorView): void {
  if (!lacksIds(view.state.doc)) return
  view.dispatch(view.state.tr.setMeta(key, true))
}

function lacksIds(doc: ProseMirrorNode): boolean {
  for (const node of doc.children) if (typeof node.attrs['id'] !== 'string') return true
  return false
}

function isFromElsewhere(transactions: readonly Transaction[]): boolean {
  return transactions.some((each) => {
    const sync = each.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined
    return sync?.isChangeOrigin === true
  })
}

/** Typing within a block changes neither how many there are nor which. */
function mayNeedIds(
  { doc: before }: EditorState,
  { doc: after, selection }: EditorState,
  transactions: readonly Transaction[],
): boolean {
  if (!transactions.some((each) => each.docChanged)) return false
  if (before.childCount !== after.childCount) return true
  const index = selection.$head.index(0)
  const [was, is] = [before.maybeChild(index), after.maybeChild(index)]
  const isSame = typeof is?.attrs['id'] === 'string' && was?.attrs['id'] === is.attrs['id']
  // A replacement of the same number of blocks, such as a paste over a selection, reaches further.
  return !isSame || changesOverOneBlock(transactions)
}

function changesOverOneBlock(transactions: readonly Transaction[]): boolean {
  return transactions.some((each) =>
    each.steps.some((step, at) => {
      let isWide = false
      step.getMap().forEach((from, to) => {
        const doc = each.docs[at]
        if (doc && doc.resolve(from).index(0) !== doc.resolve(to).index(0)) isWide = true
      })
      return isWide
    }),
  )
}

function giveIds(before: EditorState, after: EditorState, isComposing: boolean): Transaction | null {
  const composed = isComposing ? after.selection.$head.index(0) : -1
  const lacking = withoutOwnId(after.doc.children, new Set(before.doc.children))
  const transaction = after.tr
  after.doc.forEach((_node, at, index) => {
    if (lacking.has(index) && index !== composed) transaction.setNodeAttribute(at, 'id', newId('blk'))
  })
  return transaction.docChanged ? transaction : null
}

/**
 * Which of the blocks need a new id. Of two with one id, that which nobody has touched keeps it: the other was
 * pasted. Of two halves, the part with the beginning keeps it: the first, unless it is the empty line that
 * Enter has made in front of a block.
 */
function withoutOwnId(
  blocks: readonly ProseMirrorNode[],
  untouched: ReadonlySet<ProseMirrorNode>,
): Set<number> {
  const lacking = new Set<number>()
  const holders = new Map<string, { index: number; block: ProseMirrorNode }>()
  for (const [index, block] of blocks.entries()) {
    const id: unknown = block.attrs['id']
    if (typeof id !== 'string') {
      lacking.add(index)
      continue
    }
    const holder = holders.get(id)
    const isLineBefore =
      holder?.index === index - 1 && holder.block.content.size === 0 && block.content.size > 0
    if (holder && !untouched.has(holder.block) && (untouched.has(block) || isLineBefore)) {
      lacking.add(holder.index)
      holders.set(id, { index, block })
    } else if (holder) lacking.add(index)
    else holders.set(id, { index, block })
  }
  return lacking
}
