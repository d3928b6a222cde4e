/**
 * Walks a page that is not on the screen and keeps what minutes can hold: paragraphs, headings, lists, tables,
 * links, and where images were. What it does not know is read as its words.
 */
import type { Run, Table, TableCell } from '@tandem/shared/documents'
import { cutLong, linkOf, RunCollector } from './collect-runs'
import { evenGrid } from './even-grid'
import { type PastedBlock, type PastedImage, type PastedText, pasteLimits, type PasteRefusal } from './pasted'
import { isLeftBehind, isWordMarker, wordListItem, wordParagraphKind } from './word-markup'

type Kind = Pick<PastedText, 'kind' | 'level' | 'ordered'>

/** What the walk knows of where it is. */
interface Where {
  kind: Kind
  link: string | null
  /** 0 outside of lists. */
  listDepth: number
  ordered: boolean
  depth: number
  inCell: boolean
}

const narrative: Kind = { kind: 'narrative', level: 0, ordered: false }
const deepestLevel = 5

/** What style elements are called in what is parsed. */
export const renamedStyle = 'x-style'

const droppedTags = new Set(
  'script,style,x-style,head,title,meta,link,base,template,noscript,iframe,frame,frameset,object,embed,applet,param,input,select,option,textarea,button,svg,math,video,audio,source,track,canvas,map,area,del,dialog,xml'.split(
    ',',
  ),
)
const blockTags = new Set(
  'address,article,aside,body,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,header,hr,html,legend,main,nav,p,pre,section,summary,caption'.split(
    ',',
  ),
)

/** Thrown within the walk alone, to leave it from any depth. */
export class PasteRefused extends Error {
  constructor(readonly reason: PasteRefusal) {
    super(reason)
  }
}

export class HtmlWalker {
  readonly blocks: PastedBlock[] = []
  #words = new RunCollector()
  #kind = narrative
  #lastItem: Kind | null = null
  #cells = 0
  #seen = 0

  constructor(readonly isLate: () => boolean) {}

  walk(root: Element): PastedBlock[] {
    this.#children(root, {
      kind: narrative,
      link: null,
      listDepth: 0,
      ordered: false,
      depth: 0,
      inCell: false,
    })
    this.#flush()
    return this.blocks
  }

  #children(parent: Element, where: Where): void {
    if (where.depth > pasteLimits.depth) {
      this.#flat(parent, where)
      return
    }
    const inside = { ...where, depth: where.depth + 1 }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      this.#seen += 1
      if (this.#seen % 500 === 0 && this.isLate()) throw new PasteRefused('slow')
      if (node.nodeType === Node.TEXT_NODE) this.#words.add(node.nodeValue ?? '', inside.link)
      else if (node instanceof Element) this.#element(node, inside)
    }
  }

  /** Where markup is deeper than any letter: its words, one behind the other. */
  #flat(parent: Element, where: Where): void {
    const texts = parent.ownerDocument.createTreeWalker(parent, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      this.#seen += 1
      if (this.#seen % 500 === 0 && this.isLate()) throw new PasteRefused('slow')
      if (!droppedTags.has(text.parentElement?.localName ?? ''))
        this.#words.add(text.nodeValue ?? '', where.link)
    }
  }

  #element(element: Element, where: Where): void {
    const tag = element.localName.toLowerCase()
    // `o:p` holds words; `v:shape`, `w:sdt` and the like are drawings and settings.
    if (droppedTags.has(tag) || /^[vwm]:/.test(tag) || isLeftBehind(element) || isWordMarker(element)) return
    if (tag === 'br') this.#lineBreak(where)
    else if (tag === 'img') this.#image(element)
    else if (tag === 'a') this.#children(element, { ...where, link: linkOf(element) ?? where.link })
    else if (tag === 'table') this.#table(element, where)
    else if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.#list(element, where, tag === 'ol')
    else if (tag === 'pre') this.#lines(element, where)
    else if (tag === 'blockquote') this.#block(element, where, { ...narrative, kind: 'quotation' })
    else if (/^h[1-6]$/.test(tag))
      this.#block(element, where, { ...narrative, kind: 'heading', level: Number(tag[1]) - 1 })
    else if (tag === 'li') this.#listItem(element, where)
    else if (tag === 'p' || tag === 'div') this.#paragraph(element, where)
    else if (blockTags.has(tag) || tag === 'tr' || tag === 'td' || tag === 'th')
      this.#block(element, where, where.kind)
    else this.#children(element, where)
  }

  /** A line break begins a paragraph where paragraphs may stand; a heading or an item goes on. */
  #lineBreak(where: Where): void {
    if (this.#kind.kind === 'narrative' || this.#kind.kind === 'quotation') this.#flush(where.kind)
    else this.#words.add(' ', null)
  }

  #image(element: Element): void {
    const source = element.getAttribute('src') ?? ''
    const alt = (element.getAttribute('alt') ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 500)
    const kind = this.#kind
    this.#flush(kind)
    this.#push({
      kind: 'image',
      source: /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source) ? source : null,
      isKept: /^blob:/i.test(source),
      alt,
    })
  }

  #paragraph(element: Element, where: Where): void {
    const item = wordListItem(element)
    const isHeading = element.getAttribute('role') === 'heading'
    const styled = wordParagraphKind(element)
    if (item) this.#block(element, where, { kind: 'list_item', ...item })
    else if (isHeading)
      this.#block(element, where, { ...narrative, kind: 'heading', level: levelOf(element, 1) - 1 })
    else if (styled) this.#block(element, where, { ...narrative, kind: styled })
    else this.#block(element, where, where.kind)
  }

  #block(element: Element, where: Where, kind: Kind): void {
    this.#flush(kind)
    this.#children(element, { ...where, kind })
    this.#flush(where.kind)
  }

  #list(element: Element, where: Where, ordered: boolean): void {
    this.#flush(where.kind)
    this.#children(element, { ...where, listDepth: where.listDepth + 1, ordered })
    this.#flush(where.kind)
  }

  #listItem(element: Element, where: Where): void {
    // Word in a browser makes a list of its own for each item, and says the level beside it.
    const level = Math.min(Math.max(where.listDepth, levelOf(element, 1)) - 1, deepestLevel)
    this.#block(element, where, { kind: 'list_item', level, ordered: where.ordered })
  }

  #lines(element: Element, where: Where): void {
    for (const line of (element.textContent ?? '').split('\n')) {
      this.#flush(where.kind)
      this.#words.add(line, where.link)
    }
    this.#flush(where.kind)
  }

  #table(element: Element, where: Where): void {
    this.#flush(where.kind)
    const rows = rowsOf(element)
    const isLayout = rows.length <= 1 && (rows[0]?.children.length ?? 0) <= 1
    if (where.inCell || isLayout || /^(presentation|none)$/i.test(element.getAttribute('role') ?? '')) {
      this.#children(element, where)
      this.#flush(where.kind)
      return
    }
    const images: PastedImage[] = []
    const table = evenGrid(
      rows.map((row) => this.#row(row, where, images)),
      pasteLimits.columns,
    )
    if (!table) throw new PasteRefused('too_large')
    const caption = element.querySelector(':scope > caption')
    if (caption) this.#block(caption, where, narrative)
    if (table.length > 0) this.#push({ kind: 'table', table })
    for (const image of images) this.#push(image)
  }

  /** An image stands behind its table, since cells hold words. */
  #row(row: Element, where: Where, images: PastedImage[]): Table[number] {
    const isHead = row.parentElement?.localName === 'thead'
    return [...row.children]
      .filter(({ localName }) => localName === 'td' || localName === 'th')
      .map((cell): TableCell => {
        this.#cells += 1
        if (this.#cells > pasteLimits.cells) throw new PasteRefused('too_large')
        const inner = new HtmlWalker(this.isLate)
        inner.#children(cell, { ...where, kind: narrative, listDepth: 0, inCell: true })
        inner.#flush()
        for (const block of inner.blocks) if (block.kind === 'image') images.push(block)
        const text = inner.blocks.flatMap((block): Run[][] => ('runs' in block ? [block.runs] : []))
        return {
          header: isHead || cell.localName === 'th',
          colspan: spanOf(cell, 'colspan'),
          rowspan: spanOf(cell, 'rowspan'),
          text: text.length > 0 ? text : [[]],
        }
      })
  }

  /** Ends the block that is being read; empty ones are only the gaps of a page. */
  #flush(next: Kind = narrative): void {
    const runs = this.#words.take()
    if (runs.length > 0) {
      // What follows in one item is no item of its own: it would count as the next number.
      const goesOn = this.#kind.kind === 'list_item' && this.#kind === this.#lastItem
      for (const [at, piece] of cutLong(runs, pasteLimits.paragraphLength).entries())
        this.#push({ ...(goesOn || at > 0 ? narrative : this.#kind), runs: piece })
      if (this.#kind.kind === 'list_item') this.#lastItem = this.#kind
    }
    this.#kind = next
  }

  #push(block: PastedBlock): void {
    if (this.blocks.length >= pasteLimits.blocks) throw new PasteRefused('too_large')
    this.blocks.push(block)
  }
}

/** Its own rows, not those of tables within. */
function rowsOf(table: Element): Element[] {
  return [...table.children].flatMap((child) => {
    if (child.localName === 'tr') return [child]
    return /^t(head|body|foot)$/.test(child.localName)
      ? [...child.children].filter(({ localName }) => localName === 'tr')
      : []
  })
}

function levelOf(element: Element, otherwise: number): number {
  const level = Number(
    element.getAttribute('aria-level') ?? element.getAttribute('data-aria-level') ?? otherwise,
  )
  return Number.isSafeInteger(level) ? Math.min(Math.max(level, 1), deepestLevel + 1) : otherwise
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '', 10)
  return Number.isSafeInteger(span) ? Math.min(Math.max(span, 1), 1_000) : 1
}
