import { BlockId } from '@tandem/shared/ids'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** The block of the text that the caret is in; null in one that has no id yet. */
export function blockAt({ selection }: EditorState): BlockId | null {
  const { $head } = selection
  const node = $head.depth > 0 ? $head.node(1) : $head.nodeAfter
  return BlockId.safeParse(node?.attrs['id']).data ?? null
}

/** Where a block stands in this text; null where it does not. */
export function findBlock(doc: ProseMirrorNode, id: BlockId): { node: ProseMirrorNode; at: number } | null {
  let at = 0
  for (const node of doc.children) {
    if (node.attrs['id'] === id) return { node, at }
    at += node.nodeSize
  }
  return null
}
