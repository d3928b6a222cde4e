/**
 * What a text of minutes may hold. Every paragraph is one node type: what a block is, its fields say and
 * its view draws, so that a change of its nature replaces no text (MODEL M5, EDITOR.md).
 *
 * Only attributes of the shared text are attributes here: one of a browser's making would be written to it.
 */
import { isBlobAddress, minutesNodes } from '@tandem/shared/documents'
import { BlockId } from '@tandem/shared/ids'
import { type Extensions, Mark, Node } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Italic } from '@tiptap/extension-italic'
import { Text } from '@tiptap/extension-text'
import { LinkMark } from '../../../editing/links'

const idOf = (element: HTMLElement): string | null => BlockId.safeParse(element.dataset['id']).data ?? null

const idAttribute = {
  default: null,
  parseHTML: idOf,
  renderHTML: ({ id }: Record<string, unknown>) => (typeof id === 'string' ? { 'data-id': id } : {}),
}

const MinutesDocument = Node.create({
  name: 'doc',
  topNode: true,
  content: `(${minutesNodes.block} | ${minutesNodes.table} | ${minutesNodes.image})+`,
})

const Block = Node.create({
  name: minutesNodes.block,
  content: 'text*',
  addAttributes: () => ({ id: idAttribute }),
  // Whatever a browser's markup calls a paragraph.
  parseHTML: () => ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'blockquote'].map((tag) => ({ tag })),
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
})

const spanAttribute = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.max(1, Number(element.getAttribute(name)) || 1),
  renderHTML: (attributes: Record<string, unknown>) =>
    Number(attributes[name]) > 1 ? { [name]: attributes[name] } : {},
})

/** Columns share the width: what one person's screen makes of them is nobody else's business. */
const cellAttributes = () => ({
  colspan: spanAttribute('colspan'),
  rowspan: spanAttribute('rowspan'),
  colwidth: { default: null, rendered: false, parseHTML: () => null },
})

const Table = Node.create({
  name: minutesNodes.table,
  content: `${minutesNodes.row}+`,
  isolating: true,
  addAttributes: () => ({ id: idAttribute }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  extendNodeSchema: (extension) => (extension.name === minutesNodes.table ? { tableRole: 'table' } : {}),
})

const TableRow = Node.create({
  name: minutesNodes.row,
  content: `(${minutesNodes.cell} | ${minutesNodes.header})*`,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
  extendNodeSchema: (extension) => (extension.name === minutesNodes.row ? { tableRole: 'row' } : {}),
})

const TableCell = Node.create({
  name: minutesNodes.cell,
  content: `${minutesNodes.block}+`,
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
  extendNodeSchema: (extension) => (extension.name === minutesNodes.cell ? { tableRole: 'cell' } : {}),
})

const TableHeader = Node.create({
  name: minutesNodes.header,
  content: `${minutesNodes.block}+`,
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
  extendNodeSchema: (extension) =>
    extension.name === minutesNodes.header ? { tableRole: 'header_cell' } : {},
})

const Image = Node.create({
  name: minutesNodes.image,
  atom: true,
  addAttributes: () => ({
    id: idAttribute,
    blob: {
      default: null,
      parseHTML: (element) => {
        const { blob } = element.dataset
        return blob !== undefined && isBlobAddress(blob) ? blob : null
      },
      renderHTML: ({ blob }) => (typeof blob === 'string' ? { 'data-blob': blob } : {}),
    },
    width: {
      default: null,
      parseHTML: (element) => Number(element.dataset['width']) || null,
      renderHTML: ({ width }) => (typeof width === 'number' ? { 'data-width': width } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'figure[data-blob]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
})

/** A reference to the block that holds the note. */
const FootnoteMark = Mark.create({
  name: 'footnote',
  inclusive: false,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element) => BlockId.safeParse(element.dataset['footnote']).data ?? null,
      renderHTML: ({ id }) => (typeof id === 'string' ? { 'data-footnote': id } : {}),
    },
  }),
  parseHTML: () => [
    { tag: '[data-footnote]', getAttrs: (element) => (element.dataset['footnote'] ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})

export const minutesSchema: Extensions = [
  MinutesDocument,
  Block,
  Text,
  Table,
  TableRow,
  TableCell,
  TableHeader,
  Image,
  Bold,
  Italic,
  LinkMark,
  FootnoteMark,
]
