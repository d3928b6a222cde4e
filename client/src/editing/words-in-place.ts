/**
 * Takes words that come from elsewhere into the editor where they stand. Left to itself the binding replaces
 * the whole text by another at every such change, which costs what the text is long, and has the page laid
 * out anew within it.
 *
 * Always true:
 *  1. The editor's text and the binding's mapping are what the binding would have made of the change.
 *  2. What is more than words of paragraphs goes the binding's own way.
 */
import { Fragment, Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type ProsemirrorBinding, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { staysInSight } from './stays-in-sight'

export function takeWordsInPlace(binding: ProsemirrorBinding): void {
  binding._observeFunction = (events: Y.YEvent<Y.AbstractType<unknown>>[], change: Y.Transaction) => {
    const words = wordsOnly(binding.type, events)
    let isTaken = true
    // Not while the change is the editor's own.
    binding.mux(() => {
      isTaken = words !== null && takeIn(binding, words, change)
    })
    if (!isTaken) binding._typeChanged(events, change)
  }
}

/** Paragraph → its text, of the paragraphs whose words have changed, those in tables too; null if anything else has. */
function wordsOnly(
  fragment: Y.XmlFragment,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
): Map<Y.XmlElement, Y.XmlText> | null {
  const words = new Map<Y.XmlElement, Y.XmlText>()
  for (const { target } of events) {
    const paragraph: unknown = target.parent
    const isWords = target instanceof Y.XmlText && paragraph instanceof Y.XmlElement && paragraph.length === 1
    if (!isWords || chainTo(fragment, paragraph).length === 0) return null
    words.set(paragraph, target)
  }
  return words.size > 0 ? words : null
}

/** From what stands in the text itself down to the paragraph; empty if it stands elsewhere. */
function chainTo(fragment: Y.XmlFragment, paragraph: Y.XmlElement): Y.XmlElement[] {
  const chain: Y.XmlElement[] = []
  let at: unknown = paragraph
  while (at !== fragment) {
    if (!(at instanceof Y.XmlElement)) return []
    chain.unshift(at)
    at = at.parent
  }
  return chain
}

interface Place {
  /** The elements around the words and, of each, which child of its parent it is. */
  chain: readonly { element: Y.XmlElement; index: number }[]
  at: number
  node: ProseMirrorNode
  content: Fragment
}

function takeIn(
  binding: ProsemirrorBinding,
  words: ReadonlyMap<Y.XmlElement, Y.XmlText>,
  change: Y.Transaction,
): boolean {
  const view = binding.prosemirrorView as EditorView | null
  if (!view) return true
  const places = placesOf(binding, view.state.doc, words)
  if (!places) return false
  const transaction = binding._tr as Transaction
  for (const { at, node, content } of places.toReversed()) replaceDifference(transaction, at, node, content)
  for (const text of words.values()) binding.mapping.delete(text)
  for (const { chain } of places) {
    let parent: ProseMirrorNode = transaction.doc
    for (const { element, index } of chain) {
      parent = parent.child(index)
      binding.mapping.set(element, parent)
    }
  }
  if (!transaction.docChanged) return true
  keepSelection(binding, view, transaction, places)
  const keepInSight = staysInSight(view, places[0]?.at ?? 0)
  view.dispatch(
    transaction.setMeta(ySyncPluginKey, {
      isChangeOrigin: true,
      isUndoRedoOperation: change.origin instanceof Y.UndoManager,
    }),
  )
  keepInSight()
  return true
}

/** Where these paragraphs stand in the editor, in order, and what they are to say. Null if that is not certain. */
function placesOf(
  { mapping, type }: ProsemirrorBinding,
  doc: ProseMirrorNode,
  words: ReadonlyMap<Y.XmlElement, Y.XmlText>,
): Place[] | null {
  const wanted = new Map<ProseMirrorNode, Y.XmlElement[][]>()
  for (const paragraph of words.keys()) {
    const chain = chainTo(type, paragraph)
    const node = chain[0] && mapping.get(chain[0])
    if (!(node instanceof ProseMirrorNode)) return null
    wanted.set(node, [...(wanted.get(node) ?? []), chain])
  }
  const places: Place[] = []
  const found = new Set<ProseMirrorNode>()
  let at = 0
  for (const [index, node] of doc.children.entries()) {
    const chains = wanted.get(node) ?? []
    // One node stands in two places.
    if (chains.length > 0 && found.has(node)) return null
    if (chains.length > 0) found.add(node)
    for (const chain of chains) {
      const place = placeIn(mapping, chain, { node, index, at }, words)
      if (!place) return null
      places.push(place)
    }
    at += node.nodeSize
  }
  // Fewer: the mapping is not of this text.
  return places.length === words.size ? places.toSorted((a, b) => a.at - b.at) : null
}

/** Down the chain from what stands in the text itself. */
function placeIn(
  mapping: ProsemirrorBinding['mapping'],
  chain: readonly Y.XmlElement[],
  top: { node: ProseMirrorNode; index: number; at: number },
  words: ReadonlyMap<Y.XmlElement, Y.XmlText>,
): Place | null {
  let { node, at } = top
  const indexed: { element: Y.XmlElement; index: number }[] = []
  for (const [depth, element] of chain.entries()) {
    if (depth === 0) {
      indexed.push({ element, index: top.index })
      continue
    }
    const siblings = chain[depth - 1]?.toArray() ?? []
    const index = siblings.indexOf(element)
    // What the binding has left out would shift all that follows.
    if (siblings.length !== node.childCount || mapping.get(element) !== node.child(index)) return null
    at += 1
    for (const sibling of node.children.slice(0, index)) at += sibling.nodeSize
    node = node.child(index)
    indexed.push({ element, index })
  }
  const paragraph = chain.at(-1)
  const text = paragraph && words.get(paragraph)
  const content = text && node.isTextblock ? contentOf(text, node.type.schema) : null
  return content && node.type.validContent(content) ? { chain: indexed, at, node, content } : null
}

/** As the binding writes it. Null for what this schema cannot say, which the binding takes out. */
function contentOf(text: Y.XmlText, schema: Schema): Fragment | null {
  const parts = text.toDelta() as { insert: unknown; attributes?: Record<string, object> }[]
  const nodes: ProseMirrorNode[] = []
  for (const { insert, attributes = {} } of parts) {
    const names = Object.keys(attributes)
    if (typeof insert !== 'string' || names.some((name) => !schema.marks[name])) return null
    nodes.push(
      schema.text(
        insert,
        names.map((name) => schema.mark(name, attributes[name])),
      ),
    )
  }
  return Fragment.fromArray(nodes)
}

function replaceDifference(
  transaction: Transaction,
  at: number,
  { content: before }: ProseMirrorNode,
  after: Fragment,
): void {
  const start = before.findDiffStart(after)
  const end = before.findDiffEnd(after)
  if (start === null || !end) return
  // In `aa` → `aaa` what is alike at both ends overlaps.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [to, toAfter] = [end.a + overlap, end.b + overlap]
  transaction.replace(at + 1 + start, at + 1 + to, new Slice(after.cut(start, toAfter), 0, 0))
}

/** My selection in a paragraph that was changed stays at the letters it was at. */
function keepSelection(
  binding: ProsemirrorBinding,
  view: EditorView,
  transaction: Transaction,
  places: readonly Place[],
): void {
  const { selection } = view.state
  const before = binding.beforeTransactionSelection as { anchor: unknown; head: unknown } | null
  const isTouched = places.some(({ at, node }) => selection.to > at && selection.from < at + node.nodeSize)
  if (!isTouched || !before || !(selection instanceof TextSelection)) return
  const [anchor, head] = [before.anchor, before.head].map((position) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping),
  )
  if (anchor == null || head == null) return
  const { doc } = transaction
  transaction.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head)))
}
