/** What a title and an annotation may hold. Structure is kept in fields, not in nodes (EDITOR.md). */
import { type Extensions, Node } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Italic } from '@tiptap/extension-italic'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Fragment, type Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model'
import { LinkMark } from '../../../editing/links'

/**
 * A title is one paragraph, kept so by its keys and by `onOneLine`. The schema allows more all the same:
 * a second paragraph made by other software would otherwise be thrown out of the shared document by
 * merely opening it. For the same reason titles know the marks that annotations offer.
 */
const TextDocument = Node.create({ name: 'doc', topNode: true, content: 'paragraph+' })

const PlainBold = Bold.extend({ addKeyboardShortcuts: () => ({}) })
const PlainItalic = Italic.extend({ addKeyboardShortcuts: () => ({}) })
const PlainParagraph = Paragraph.extend({ addKeyboardShortcuts: () => ({}) })

export const titleSchema: Extensions = [TextDocument, PlainParagraph, Text, PlainBold, PlainItalic, LinkMark]
export const annotationSchema: Extensions = [TextDocument, PlainParagraph, Text, Bold, Italic, LinkMark]

/** What is pasted into a title, its paragraphs joined by spaces. */
export function onOneLine(slice: Slice, schema: Schema): Slice {
  const pieces: ProseMirrorNode[] = []
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true
    if (pieces.length > 0 && node.content.size > 0) pieces.push(schema.text(' '))
    node.content.forEach((child) => {
      const text = child.text?.replaceAll(/\s*[\r\n]+\s*/g, ' ')
      if (text) pieces.push(schema.text(text, child.marks))
    })
    return false
  })
  const loose = pieces.length === 0 ? slice.content.textBetween(0, slice.content.size, ' ') : ''
  if (loose) pieces.push(schema.text(loose))
  const paragraph = schema.nodes['paragraph']?.create(null, pieces)
  return paragraph ? new Slice(Fragment.from(paragraph), 1, 1) : Slice.empty
}
