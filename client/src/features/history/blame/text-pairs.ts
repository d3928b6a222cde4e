/** Which paragraph on the page is which shared text, and under which key its history is told. */
import { type TextKey, textKeys } from '@tandem/shared/history'
import { ItemId } from '@tandem/shared/ids'
import { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import * as Y from 'yjs'

export interface PairedText {
  readonly key: TextKey
  readonly texts: readonly Y.XmlText[]
  readonly node: ProseMirrorNode
  /** Where its first letter stands in the editor. */
  readonly start: number
}

/** @param isNear whether the n-th node of the text is near the screen */
export function pairedTexts(
  fragment: Y.XmlFragment,
  doc: ProseMirrorNode,
  isNear: (index: number) => boolean,
): PairedText[] {
  const root = fragment._item === null ? Y.findRootTypeKey(fragment) : null
  return root === null ? ofItem(fragment, doc) : ofMinutes(fragment, doc, root, isNear)
}

function ofMinutes(
  fragment: Y.XmlFragment,
  doc: ProseMirrorNode,
  root: string,
  isNear: (index: number) => boolean,
): PairedText[] {
  const language = Language.safeParse(root.replace('text_', '')).data
  const elements = fragment.toArray()
  // Between a change and its drawing the two may differ: the next drawing puts that right.
  if (!language || elements.length !== doc.childCount) return []
  const found: PairedText[] = []
  doc.forEach((node, offset, index) => {
    const element = elements[index]
    if (!isNear(index) || !(element instanceof Y.XmlElement)) return
    const id = String(node.attrs['id'])
    if (element.getAttribute('id') !== id) return
    if (node.isTextblock) pair(found, textKeys.block(id, language), element, node, offset + 1)
    else pairCells(found, id, language, element, node, offset + 1)
  })
  return found
}

function pairCells(
  found: PairedText[],
  id: string,
  language: Language,
  table: Y.XmlElement,
  node: ProseMirrorNode,
  start: number,
): void {
  const rows = elementsIn(table)
  node.forEach((row, rowOffset, rowAt) => {
    const cells = elementsIn(rows[rowAt])
    row.forEach((cell, cellOffset, cellAt) => {
      const paragraphs = elementsIn(cells[cellAt])
      cell.forEach((paragraph, offset, at) => {
        const element = paragraphs[at]
        const key = textKeys.cell(id, language, rowAt, cellAt, at)
        if (element) pair(found, key, element, paragraph, start + rowOffset + 1 + cellOffset + 1 + offset + 1)
      })
    })
  })
}

function ofItem(fragment: Y.XmlFragment, doc: ProseMirrorNode): PairedText[] {
  const field = /^(title|annotation)_(\w+)$/.exec(fragment._item?.parentSub ?? '')
  const language = Language.safeParse(field?.[2]).data
  const item: unknown = fragment.parent
  const id = item instanceof Y.Map ? ItemId.safeParse(item._item?.parentSub).data : undefined
  const elements = elementsIn(fragment)
  if (!language || !id || elements.length !== doc.childCount) return []
  const found: PairedText[] = []
  // The history knows no empty paragraphs.
  let filled = 0
  doc.forEach((node, offset, index) => {
    const element = elements[index]
    if (!element || node.content.size === 0) return
    const key =
      field?.[1] === 'title' ? textKeys.title(id, language) : textKeys.annotation(id, language, filled)
    filled += 1
    pair(found, key, element, node, offset + 1)
  })
  return found
}

function pair(
  found: PairedText[],
  key: TextKey,
  element: Y.XmlElement,
  node: ProseMirrorNode,
  start: number,
): void {
  const texts = element.toArray().filter((each): each is Y.XmlText => each instanceof Y.XmlText)
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (node.isTextblock && length === node.content.size) found.push({ key, texts, node, start })
}

function elementsIn(parent: Y.XmlFragment | undefined): Y.XmlElement[] {
  return (parent?.toArray() ?? []).filter((node): node is Y.XmlElement => node instanceof Y.XmlElement)
}
