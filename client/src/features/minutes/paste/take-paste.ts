/**
 * Takes what is pasted into minutes, or dropped on them: reads it, puts it at the selection and says in fields what the blocks are,
 * as one step of undo. What comes from elsewhere never reaches the editor's own reading of pages.
 */
import { minutesNodes } from '@tandem/shared/documents'
import { BlockId, newId } from '@tandem/shared/ids'
import { setField, setKind } from '@tandem/shared/minutes'
import { largestDocumentBytes } from '@tandem/shared/protocol'
import type { Language } from '@tandem/shared/words'
import { Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { linkFromPaste } from '../../../editing/links'
import type { MinutesDesk } from '../model/minutes-desk'
import { minutesOrigin } from '../model/minutes-undo'
import type { PastedBlock, PasteRefusal } from './pasted'
import { pasteLimits } from './pasted'
import { type PastedKind, placePasted, type PlacedImage } from './place-pasted'
import { isCopyOfEditor, readHtml, readPlainText } from './read-paste'

export interface PasteWays {
  desk: MinutesDesk
  /** Takes care of images in the blocks just pasted. */
  onImages: (images: readonly PlacedImage[], view: EditorView) => void
  onRefused: (reason: PasteRefusal | 'full' | 'kept_image' | 'not_an_image') => void
  onPasted: (blocks: number) => void
}

// Below it no paste is worth the measuring of the whole document.
const measuredFromBytes = 200_000
// Its id and what holds it.
const bytesOfBlock = 90

export function pasting(ways: PasteWays, language: Language): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => {
          const { clipboardData } = event
          if (!clipboardData || isOwnCopy(clipboardData)) return false
          event.preventDefault()
          if (isTooLarge(clipboardData) || !linkFromPaste(view, event)) take(ways, view, clipboardData)
          return true
        },
        drop: (view, event) => {
          // What is dragged within a text is ProseMirror's.
          if (view.dragging || !event.dataTransfer) return false
          event.preventDefault()
          takeDropped(ways, view, event, event.dataTransfer)
          return true
        },
      },
      handlePaste: (view, _event, slice) => takeOwn(ways.desk, view, slice, language),
    },
  })
}

/** As if it were pasted where it was let go. */
function takeDropped(
  ways: PasteWays,
  view: EditorView,
  { clientX, clientY }: DragEvent,
  data: DataTransfer,
): void {
  const at = view.posAtCoords({ left: clientX, top: clientY })
  const { tr, doc } = view.state
  if (at) view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
  view.focus()
  if (isOwnCopy(data)) view.pasteHTML(data.getData('text/html'))
  else take(ways, view, data)
}

/** What this editor itself has copied, which it reads itself. */
function isOwnCopy(data: DataTransfer): boolean {
  return !isTooLarge(data) && isCopyOfEditor(data.getData('text/html'))
}

function isTooLarge(data: DataTransfer): boolean {
  const { htmlLength, textBytes } = pasteLimits
  return data.getData('text/html').length > htmlLength || data.getData('text/plain').length > textBytes
}

function take(ways: PasteWays, view: EditorView, data: DataTransfer): void {
  if (isTooLarge(data)) return ways.onRefused('too_large')
  const html = data.getData('text/html')
  const read = html === '' ? readPlainText(data.getData('text/plain')) : readHtml(html)
  if ('refused' in read) return ways.onRefused(read.refused)
  if (!hasRoom(ways.desk.doc, read)) return ways.onRefused('full')
  const files = [...data.files].filter(({ type }) => type.startsWith('image/'))
  const blocks = withFiles(read.blocks, files)
  if (blocks.some((block) => block.kind === 'image' && block.isKept && block.source === null)) {
    ways.onRefused('kept_image')
  }
  if (blocks.length > 0) place(ways, view, blocks)
  else if (data.files.length > 0) ways.onRefused('not_an_image')
}

/** Whether the document stays within what the server takes. */
function hasRoom(doc: Y.Doc, { bytes, blocks }: { bytes: number; blocks: readonly PastedBlock[] }): boolean {
  const more = bytes + blocks.length * bytesOfBlock
  return more < measuredFromBytes || Y.encodeStateAsUpdate(doc).byteLength + more < largestDocumentBytes
}

/**
 * Files are the images themselves when nothing else was copied, or when each image of the page has its file.
 * Beside words a file is mostly a picture of those words.
 */
function withFiles(blocks: PastedBlock[], files: readonly File[]): PastedBlock[] {
  const far = blocks.filter((block) => block.kind === 'image' && block.source === null)
  if (files.length === 0) return blocks
  if (blocks.every(({ kind }) => kind === 'image'))
    return files.map((source) => ({ kind: 'image', source, isKept: false, alt: '' }))
  if (far.length !== files.length) return blocks
  let next = 0
  return blocks.map((block) =>
    block.kind === 'image' && block.source === null ? { ...block, source: files[next++] ?? null } : block,
  )
}

function place(ways: PasteWays, view: EditorView, blocks: readonly PastedBlock[]): void {
  const { desk } = ways
  const mayTakeKind = (id: BlockId) => {
    const facts = desk.board.block(id)?.facts
    return !facts || (facts.kind === 'narrative' && facts.verb === null)
  }
  const placed = placePasted(view.state, blocks, mayTakeKind)
  desk.asOneStep(() => {
    if (placed.transaction.docChanged) view.dispatch(placed.transaction.setMeta('paste', true))
    writeKinds(desk, placed.kinds)
  })
  if (placed.images.length > 0) ways.onImages(placed.images, view)
  if (placed.transaction.docChanged) ways.onPasted(blocks.length)
}

function writeKinds({ doc }: MinutesDesk, kinds: readonly PastedKind[]): void {
  if (kinds.length === 0) return
  doc.transact(() => {
    for (const { id, kind, level, ordered } of kinds) {
      setKind(doc, minutesOrigin, id, kind, level)
      if (ordered) setField(doc, minutesOrigin, id, 'ordered', true)
    }
  }, minutesOrigin)
}

/** Blocks copied here and still here come again with ids of their own, as what they are. */
function takeOwn(desk: MinutesDesk, view: EditorView, slice: Slice, language: Language): boolean {
  const { $from } = view.state.selection
  if (slice.content.childCount < 2 || $from.depth !== 1) return false
  const isEmpty = $from.parent.content.size === 0
  const kinds: PastedKind[] = []
  const nodes = slice.content.content.map((node: ProseMirrorNode, index) => {
    const old = BlockId.safeParse(node.attrs['id'])
    if (!old.success || !desk.board.element(old.data, language)) return node
    const id = newId('blk')
    const facts = desk.board.block(old.data)?.facts
    const joins = index === 0 && slice.openStart > 0
    const keeps = facts?.kind === 'heading' || facts?.kind === 'list_item' || facts?.kind === 'quotation'
    if (facts && keeps && (!joins || isEmpty)) {
      const here = joins ? BlockId.safeParse($from.parent.attrs['id']).data : id
      const { kind, level, ordered } = facts
      if (here) kinds.push({ id: here, kind: kind as PastedKind['kind'], level, ordered })
    }
    return node.type.name === minutesNodes.block || node.type.name === minutesNodes.table
      ? node.type.create({ ...node.attrs, id }, node.content, node.marks)
      : node
  })
  desk.asOneStep(() => {
    const { from, to } = view.state.selection
    const again = new Slice(Fragment.fromArray(nodes), slice.openStart, slice.openEnd)
    view.dispatch(view.state.tr.replace(from, to, again).scrollIntoView())
    writeKinds(desk, kinds)
  })
  return true
}
