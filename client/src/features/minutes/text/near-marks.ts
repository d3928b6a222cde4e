/**
 * Marks words in the blocks near the screen: words that were searched for, terms, symbols. They are drawn
 * beside the text and never part of it.
 *
 * Always true:
 *  1. Blocks are looked at when the writing or scrolling pauses, and only those near the screen.
 *  2. A key moves the marks that are there; a change from others, which replaces the document and would take
 *     all marks along (EDITOR.md), puts back those whose words still stand where they stood.
 *  3. Nothing is drawn anew while a syllable is composed.
 */
import { BlockId } from '@tandem/shared/ids'
import type { Span } from '@tandem/shared/minutes'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from 'y-prosemirror'
import { takePendingInput } from '../../../editing/pending-input'

/** One paragraph: a block, or one of a table's cells. */
export interface Paragraph {
  id: BlockId
  letters: string
  /** Which paragraph of its block: a table has several. */
  index: number
}

export interface TextMark extends Span {
  className: string
  /** What is shown on hover. */
  title?: string
  /** Where a press with Ctrl leads. */
  address?: string
}

/** What is to be marked in a paragraph. */
export type Painter = (paragraph: Paragraph) => readonly TextMark[]

/** Marks of one block; places count from the block's own. */
interface PaintedBlock {
  node: ProseMirrorNode
  marks: readonly { mark: TextMark; at: number; letters: string }[]
}
type Painted = ReadonlyMap<string, PaintedBlock>
interface Marks {
  painted: Painted
  set: DecorationSet
}

const key = new PluginKey<Marks>('near-marks')
const paintsAfterMs = 250
const farBeyondScreen = 600

export class NearMarks {
  readonly plugin: Plugin<Marks>
  #view: EditorView | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param onEdited told when the text has changed, by whomever: marks elsewhere may depend on it */
  constructor(
    readonly painter: Painter,
    readonly onEdited: () => void = () => undefined,
  ) {
    this.plugin = new Plugin<Marks>({
      key,
      state: {
        init: () => ({ painted: new Map(), set: DecorationSet.empty }),
        apply: (transaction, before) => applyTo(before, transaction),
      },
      props: { decorations: (state) => key.getState(state)?.set },
      view: (view) => this.#mount(view),
    })
  }

  /** What is to be marked has changed. */
  refresh(): void {
    this.#paintIn(0)
  }

  /** What is to be marked may have changed: looked at when the writing pauses. */
  refreshLater(): void {
    this.#paintIn(paintsAfterMs)
  }

  #mount(view: EditorView) {
    this.#view = view
    const later = () => this.refreshLater()
    const { ownerDocument } = view.dom
    // Whatever scrolls, the page or a part of it.
    ownerDocument.addEventListener('scroll', later, { capture: true, passive: true })
    window.addEventListener('resize', later)
    later()
    return {
      update: (_view: EditorView, before: EditorState) => {
        if (before.doc === view.state.doc) return
        later()
        this.onEdited()
      },
      destroy: () => {
        ownerDocument.removeEventListener('scroll', later, { capture: true })
        window.removeEventListener('resize', later)
        clearTimeout(this.#timer)
        this.#view = null
      },
    }
  }

  #paintIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#paint(), ms)
  }

  #paint(): void {
    const view = this.#view
    if (!view || view.isDestroyed) return
    if (view.composing) return this.#paintIn(paintsAfterMs)
    takePendingInput(view)
    const near = blocksNear(view)
    const painted = new Map<string, PaintedBlock>()
    for (const node of view.state.doc.children) {
      const id = BlockId.safeParse(node.attrs['id'])
      if (!id.success || !near.has(id.data)) continue
      const marks = marksOf(node, id.data, this.painter)
      if (marks.length > 0) painted.set(id.data, { node, marks })
    }
    const before = key.getState(view.state)
    if (painted.size === 0 && before?.painted.size === 0) return
    view.dispatch(view.state.tr.setMeta(key, painted).setMeta('addToHistory', false))
  }
}

function marksOf(node: ProseMirrorNode, id: BlockId, painter: Painter): PaintedBlock['marks'] {
  const paint = (letters: string, at: number, index: number) =>
    painter({ id, letters, index }).map((mark) => ({ mark, at, letters: letters.slice(mark.from, mark.to) }))
  if (node.isTextblock) return paint(node.textContent, 0, 0)
  const marks: PaintedBlock['marks'][number][] = []
  let index = 0
  node.descendants((inner, position) => {
    if (!inner.isTextblock) return true
    marks.push(...paint(inner.textContent, position + 1, index))
    index += 1
    return false
  })
  return marks
}

function applyTo(before: Marks, transaction: Transaction): Marks {
  const painted = transaction.getMeta(key) as Painted | undefined
  if (painted) return { painted, set: drawn(transaction.doc, painted) }
  if (!transaction.docChanged) return before
  const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined
  return sync?.isChangeOrigin === true
    ? { painted: before.painted, set: drawn(transaction.doc, before.painted) }
    : { painted: before.painted, set: before.set.map(transaction.mapping, transaction.doc) }
}

function drawn(doc: ProseMirrorNode, painted: Painted): DecorationSet {
  if (painted.size === 0) return DecorationSet.empty
  const decorations: Decoration[] = []
  let start = 0
  for (const node of doc.children) {
    const block = painted.get(node.attrs['id'] as string)
    for (const each of block?.marks ?? []) {
      if (node !== block?.node && !stillStands(node, each)) continue
      const from = start + 1 + each.at + each.mark.from
      decorations.push(Decoration.inline(from, from + each.mark.to - each.mark.from, attributesOf(each.mark)))
    }
    start += node.nodeSize
  }
  return DecorationSet.create(doc, decorations)
}

function stillStands(node: ProseMirrorNode, { mark, letters }: PaintedBlock['marks'][number]): boolean {
  return node.isTextblock && node.textContent.slice(mark.from, mark.to) === letters
}

function attributesOf({ className, title, address }: TextMark): Record<string, string> {
  return {
    class: className,
    ...(title !== undefined && { title }),
    ...(address !== undefined && { nodeName: 'a', href: address }),
  }
}

/** The blocks of the text on the screen and a little beyond: found by halving, since they stand in order. */
function blocksNear(view: EditorView): Set<string> {
  const rows = view.dom.children
  const top = -farBeyondScreen
  const bottom = window.innerHeight + farBeyondScreen
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) < top) low = middle + 1
    else high = middle
  }
  const near = new Set<string>()
  for (let at = low; at < rows.length; at += 1) {
    const row = rows[at]
    if (!(row instanceof HTMLElement) || row.getBoundingClientRect().top > bottom) break
    if (row.dataset['id']) near.add(row.dataset['id'])
  }
  return near
}
