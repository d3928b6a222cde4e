/**
 * Puts pasted blocks at the selection. What they are is no part of the text: it is handed back, to be written
 * into their fields in the same step (MODEL M5).
 */
import { minutesNodes, type Run } from '@tandem/shared/documents'
import { BlockId, newId } from '@tandem/shared/ids'
import { Fragment, type Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import type { PastedBlock, PastedTable, PastedText } from './pasted'

export interface PastedKind {
  id: BlockId
  kind: PastedText['kind']
  level: number
  ordered: boolean
}

export interface PlacedImage {
  source: Blob | string
  alt: string
  /** The block it follows; null: before all. */
  after: BlockId | null
}

export interface Placed {
  transaction: Transaction
  kinds: PastedKind[]
  images: PlacedImage[]
}

/** `mayTakeKind`: nothing has been said yet of what this empty block is. */
export function placePasted(
  state: EditorState,
  pasted: readonly PastedBlock[],
  mayTakeKind: (id: BlockId) => boolean,
): Placed {
  const blocks = pasted.flatMap(withoutFarImages)
  const { $from } = state.selection
  if ($from.depth > 1) return placeInCell(state, blocks)
  const here = BlockId.safeParse($from.depth === 1 ? $from.parent.attrs['id'] : undefined).data ?? null
  const texts = blocks.filter((block) => block.kind !== 'image')
  const [only] = texts
  const isEmpty = $from.depth === 1 && $from.parent.content.size === 0
  if (texts.length === 1 && only && 'runs' in only && !isEmpty && $from.depth === 1) {
    const transaction = insert(state, [blockNode(state.schema, only, null)], { start: 1, end: 1 })
    return { transaction, kinds: [], images: imagesIn(blocks, [here], here) }
  }
  const ids = texts.map(() => newId('blk'))
  const nodes = texts.map((block, index) => nodeOf(state.schema, block, ids[index] ?? null))
  const joins =
    $from.depth === 1 && only !== undefined && 'runs' in only && (isEmpty || only.kind === 'narrative')
  // The first block goes on in the one the caret is in, which keeps its id.
  if (joins && here) ids[0] = here
  const kinds = texts.flatMap((block, index): PastedKind[] => {
    const id = ids[index]
    if (!('runs' in block) || !id || (id === here && !(isEmpty && mayTakeKind(id)))) return []
    return [{ id, kind: block.kind, level: block.level, ordered: block.ordered }]
  })
  return {
    transaction: nodes.length > 0 ? insertBlocks(state, nodes, { joins, isEmpty }) : state.tr,
    kinds: kinds.filter(({ kind }) => kind !== 'narrative'),
    images: imagesIn(blocks, ids, here),
  }
}

/** An image that lies elsewhere is not fetched: its words stand for it. */
function withoutFarImages(block: PastedBlock): PastedBlock[] {
  if (block.kind !== 'image' || block.source !== null) return [block]
  return block.alt === ''
    ? []
    : [{ kind: 'narrative', level: 0, ordered: false, runs: [{ text: block.alt }] }]
}

/** A cell holds paragraphs and nothing else: images stand behind the table. */
function placeInCell(state: EditorState, blocks: readonly PastedBlock[]): Placed {
  const paragraphs = blocks.flatMap((block): Run[][] => {
    if (block.kind === 'image') return []
    return block.kind === 'table'
      ? block.table.flatMap((row) => row.flatMap(({ text }) => text.filter((runs) => runs.length > 0)))
      : [block.runs]
  })
  const nodes = paragraphs.map((runs) => blockNode(state.schema, { runs }, null))
  return {
    transaction: nodes.length > 0 ? insert(state, nodes, { start: 1, end: 1 }) : state.tr,
    kinds: [],
    images: imagesIn(blocks, [], BlockId.safeParse(state.selection.$from.node(1).attrs['id']).data ?? null),
  }
}

function insertBlocks(
  state: EditorState,
  nodes: readonly ProseMirrorNode[],
  { joins, isEmpty }: { joins: boolean; isEmpty: boolean },
): Transaction {
  const { $from, $to } = state.selection
  const endsInText = nodes.at(-1)?.type.name === minutesNodes.block
  const goesOn = $to.depth === 1 && $to.parentOffset < $to.parent.content.size
  if (joins || !isEmpty)
    return insert(state, nodes, { start: joins ? 1 : 0, end: endsInText && (joins || goesOn) ? 1 : 0 })
  // An empty line gives way to a table.
  const transaction = state.tr.replaceWith($from.before(), $from.after(), [...nodes])
  return withCaretBehind(transaction, transaction.mapping.map($from.after()))
}

function insert(
  state: EditorState,
  nodes: readonly ProseMirrorNode[],
  open: { start: number; end: number },
): Transaction {
  const { from, to } = state.selection
  const slice = new Slice(Fragment.fromArray([...nodes]), open.start, open.end)
  const transaction = state.tr.replace(from, to, slice)
  return withCaretBehind(transaction, transaction.mapping.map(to))
}

/** There is a line to write in behind what was pasted last. */
function withCaretBehind(transaction: Transaction, at: number): Transaction {
  const { lastChild } = transaction.doc
  const line = transaction.doc.type.schema.nodes[minutesNodes.block]
  if (line && lastChild && lastChild.type !== line)
    transaction.insert(transaction.doc.content.size, line.create())
  const place = transaction.doc.resolve(Math.min(at, transaction.doc.content.size))
  return transaction.setSelection(Selection.near(place, -1)).scrollIntoView()
}

/** Each image follows the block before it. `ids` are those of the blocks that are no images, in order. */
function imagesIn(
  blocks: readonly PastedBlock[],
  ids: readonly (BlockId | null)[],
  here: BlockId | null,
): PlacedImage[] {
  let after = here
  let texts = 0
  return blocks.flatMap((block): PlacedImage[] => {
    if (block.kind !== 'image') {
      after = ids[texts] ?? after
      texts += 1
      return []
    }
    return block.source === null ? [] : [{ source: block.source, alt: block.alt, after }]
  })
}

function nodeOf(schema: Schema, block: PastedBlock, id: BlockId | null): ProseMirrorNode {
  if (block.kind === 'table') return tableNode(schema, block, id)
  return blockNode(schema, 'runs' in block ? block : { runs: [] }, id)
}

function blockNode(schema: Schema, { runs }: Pick<PastedText, 'runs'>, id: BlockId | null): ProseMirrorNode {
  const link = schema.marks['link']
  const texts = runs.map(({ text, link: href }) =>
    schema.text(text, href !== undefined && link ? [link.create({ href })] : []),
  )
  return schema.node(minutesNodes.block, { id }, texts)
}

function tableNode(schema: Schema, { table }: PastedTable, id: BlockId | null): ProseMirrorNode {
  const rows = table.map((row) => {
    const cells = row.map(({ header, colspan, rowspan, text }) =>
      schema.node(
        header ? minutesNodes.header : minutesNodes.cell,
        { colspan, rowspan },
        text.map((runs) => blockNode(schema, { runs }, null)),
      ),
    )
    return schema.node(minutesNodes.row, null, cells)
  })
  return schema.node(minutesNodes.table, { id }, rows)
}
