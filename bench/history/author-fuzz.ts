/**
 * People who type, take out, split, join, move and retype in one text through the editor's own binding, and who
 * really wrote each letter by the editor's own steps: what the history's index is held against [H5].
 */
import { type Node, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { WholeText } from '../../server/src/history/whole-text.js'
import { HeadlessEditor } from './headless-editor.js'

export interface AuthorsFound {
  letters: number
  /** Letters whose author the history tells. */
  right: number
  /** The same if every insertion were new words. */
  rightByInsertion: number
}

const schema = new Schema({
  nodes: {
    doc: { content: '(block | heading)+' },
    block: { content: 'text*', attrs: { id: { default: null } } },
    heading: { content: 'text*', attrs: { id: { default: null } } },
    text: {},
  },
  marks: { bold: {}, italic: {} },
})
const words =
  'the meeting agreed to note with appreciation that delegations exercise response framework cooperation network incident and of on a in 회의 절차 훈련 결과'.split(
    ' ',
  )
const root = 'text_en'
/** A frame is what was written between two acknowledgements. */
const mostActsInFrame = 3
const people = 3

export function authorFuzz(random: () => number, acts: number): AuthorsFound {
  return new Fuzz(random).run(acts)
}

interface Block {
  readonly from: number
  readonly node: Node
}

class Fuzz {
  private readonly random: () => number
  private readonly editors: HeadlessEditor[]
  private readonly history = new WholeText()
  private seq = 0
  /** Who wrote each letter of the text, one after the other. */
  private truth: number[] = []

  constructor(random: () => number) {
    this.random = random
    this.editors = Array.from({ length: people }, (_, index) => new HeadlessEditor(schema, root, 100 + index))
  }

  run(acts: number): AuthorsFound {
    this.begin()
    for (let done = 0; done < acts;) {
      const author = this.below(people)
      for (let count = 1 + this.below(mostActsInFrame); count > 0; count -= 1, done += 1) this.act(author)
      this.send(author)
    }
    return this.compare()
  }

  private begin(): void {
    const { tr } = this.editorOf(0).state
    const blocks = Array.from({ length: 6 }, () => schema.node('block', null, schema.text(this.words(12))))
    this.apply(0, tr.replaceWith(0, tr.doc.content.size, blocks))
    this.send(0)
  }

  private act(author: number): void {
    const kind = this.random()
    if (kind < 0.45) this.types(author)
    else if (kind < 0.57) this.takesOut(author)
    else if (kind < 0.67) this.splits(author)
    else if (kind < 0.77) this.joins(author)
    else if (kind < 0.85) this.moves(author)
    else if (kind < 0.9) this.cutsAndPastes(author)
    else if (kind < 0.95) this.retypes(author)
    else this.marks(author)
  }

  private types(author: number): void {
    const { tr } = this.editorOf(author).state
    const { from, node } = this.anyBlock(author)
    const at = from + 1 + this.below(node.content.size + 1)
    this.apply(author, tr.insertText(`${this.words(1 + this.below(6))} `, at))
  }

  private takesOut(author: number): void {
    const { tr } = this.editorOf(author).state
    const { from, node } = this.anyBlock(author)
    const at = this.below(node.content.size)
    this.apply(
      author,
      tr.delete(from + 1 + at, from + 1 + Math.min(node.content.size, at + 1 + this.below(9))),
    )
  }

  private splits(author: number): void {
    const { tr } = this.editorOf(author).state
    const { from, node } = this.anyBlock(author)
    if (node.content.size > 1) this.apply(author, tr.split(from + 1 + this.below(node.content.size)))
  }

  private joins(author: number): void {
    const { tr } = this.editorOf(author).state
    const blocks = this.blocksOf(author)
    const second = blocks[1 + this.below(blocks.length - 1)]
    if (blocks.length > 3 && second) this.apply(author, tr.join(second.from))
  }

  /** One transaction: a block goes and stands elsewhere. */
  private moves(author: number): void {
    const { tr } = this.editorOf(author).state
    const { from, node } = this.anyBlock(author)
    if (this.blocksOf(author).length < 3) return
    const authors = this.truthIn(author, from, from + node.nodeSize)
    tr.delete(from, from + node.nodeSize)
    const to = placesBetween(tr.doc)
    const at = to[this.below(to.length)] ?? 0
    tr.insert(at, node)
    this.apply(author, tr, { at, authors })
  }

  /** Two transactions, and perhaps two frames. */
  private cutsAndPastes(author: number): void {
    const { from, node } = this.anyBlock(author)
    if (node.content.size < 24) return
    const start = from + 1 + this.below(node.content.size - 23)
    const end = start + 22 + this.below(from + 1 + node.content.size - start - 21)
    const authors = this.truthIn(author, start, end)
    const slice = this.editorOf(author).state.doc.slice(start, end)
    this.apply(author, this.editorOf(author).state.tr.delete(start, end))
    if (this.random() < 0.5) this.send(author)
    const other = this.anyBlock(author)
    const at = other.from + 1 + this.below(other.node.content.size + 1)
    this.apply(author, this.editorOf(author).state.tr.replace(at, at, slice), { at, authors })
  }

  private retypes(author: number): void {
    const { tr } = this.editorOf(author).state
    const { from, node } = this.anyBlock(author)
    this.apply(author, tr.setNodeMarkup(from, schema.nodes[node.type.name === 'block' ? 'heading' : 'block']))
  }

  private marks(author: number): void {
    const { tr } = this.editorOf(author).state
    const { from, node } = this.anyBlock(author)
    const at = from + 1 + this.below(node.content.size + 1)
    this.apply(author, tr.addMark(at, Math.min(from + 1 + node.content.size, at + 8), schema.mark('bold')))
  }

  /** @param moved letters that come again: where, and who wrote them */
  private apply(author: number, tr: Transaction, moved?: { at: number; authors: number[] }): void {
    const editor = this.editorOf(author)
    const [before, after] = [letterPlaces(editor.state.doc), letterPlaces(tr.doc)]
    const truth = after.map(() => author)
    const indexOf = new Map(after.map((place, index) => [place, index]))
    for (const [index, place] of before.entries()) {
      const mapped = tr.mapping.mapResult(place, 1)
      const now = mapped.deletedAfter ? undefined : indexOf.get(mapped.pos)
      if (now !== undefined) truth[now] = this.truth[index] ?? author
    }
    if (moved) {
      const first = after.findIndex((place) => place >= moved.at)
      for (const [index, by] of moved.authors.entries()) truth[first + index] = by
    }
    editor.dispatch(tr)
    this.truth = truth
  }

  /** The frame to the log, and everyone hears of it. */
  private send(author: number): void {
    const { frames } = this.editorOf(author)
    const [first] = frames
    if (!first) return
    this.editorOf(author).frames = []
    const frame = frames.length === 1 ? first : Y.mergeUpdates(frames)
    this.seq += 1
    this.history.take({
      seq: this.seq,
      at: this.seq * 2_000,
      author: userOf(author),
      kind: 'edit',
      frame,
      hash: '',
    })
    for (const [index, editor] of this.editors.entries()) if (index !== author) editor.hears(frame)
  }

  private compare(): AuthorsFound {
    const found: AuthorsFound = { letters: 0, right: 0, rightByInsertion: 0 }
    const { index, batches, aliases, doc } = this.history
    const authorOf = (client: number, clock: number): string | null =>
      batches.of(index.insertedAt(client, clock) ?? 0).author
    let plain = ''
    for (const { client, clock, char } of lettersIn(doc.getXmlFragment(root))) {
      const truth = userOf(this.truth[found.letters] ?? -1)
      const [origin] = aliases.originsOf(client, clock, 1)
      plain += char
      found.letters += 1
      found.rightByInsertion += authorOf(client, clock) === truth ? 1 : 0
      found.right += origin && authorOf(origin.client, origin.clock) === truth ? 1 : 0
    }
    if (plain !== this.editorOf(0).state.doc.textContent || found.letters !== this.truth.length)
      throw new Error('The history has another text than the editors.')
    return found
  }

  private truthIn(author: number, from: number, to: number): number[] {
    const places = letterPlaces(this.editorOf(author).state.doc)
    return this.truth.filter((_, index) => (places[index] ?? 0) >= from && (places[index] ?? 0) < to)
  }

  private editorOf(author: number): HeadlessEditor {
    return this.editors[author] as HeadlessEditor
  }

  private blocksOf(author: number): Block[] {
    const blocks: Block[] = []
    this.editorOf(author).state.doc.forEach((node, from) => blocks.push({ from, node }))
    return blocks
  }

  private anyBlock(author: number): Block {
    const blocks = this.blocksOf(author)
    return blocks[this.below(blocks.length)] as Block
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => words[this.below(words.length)] ?? '').join(' ')
  }

  private below(end: number): number {
    return Math.floor(this.random() * end)
  }
}

function userOf(author: number): string {
  return `usr_${String(author).padStart(20, '0')}`
}

function placesBetween(doc: Node): number[] {
  const places = [0]
  doc.forEach((node, from) => places.push(from + node.nodeSize))
  return places
}

/** The position of every letter. */
function letterPlaces(doc: Node): number[] {
  const places: number[] = []
  doc.descendants((node, from) => {
    for (let at = 0; at < (node.text?.length ?? 0); at += 1) places.push(from + at)
  })
  return places
}

function* lettersIn(
  type: Pick<Y.AbstractType<never>, '_start'>,
): Generator<{ client: number; clock: number; char: string }> {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentType) yield* lettersIn(item.content.type)
    if (!(item.content instanceof Y.ContentString)) continue
    const { str } = item.content
    for (let at = 0; at < str.length; at += 1)
      yield { client: item.id.client, clock: item.id.clock + at, char: str.charAt(at) }
  }
}
