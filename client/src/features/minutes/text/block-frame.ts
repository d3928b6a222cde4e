/**
 * What every block of the text has around what it is: its number in the margin, its place among the pairs,
 * and the rows of what is missing behind it. A block that nobody has seen yet has none of it: an opened record
 * has thousands.
 */
import { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { PairRow } from '../model/aligned-pairs'
import type { BoardBlock } from '../model/block-board'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { make, makeButton, setData } from './dom'
import { drawMissing } from './draw-missing'
import type { Settles } from './settling'

export class BlockFrame implements Settles {
  readonly dom: HTMLElement
  readonly #half: PairRow
  #gutter: HTMLButtonElement | null = null
  #missing: HTMLElement | null = null
  #id: BlockId | null = null
  #number: string | null = null
  /** The browser leaves it out. */
  #isFar = false
  #isKnown = false
  readonly #ask = () => this.draw()
  #leave: () => void = () => undefined
  /** Of a footnote: ends being told when notes are numbered anew. */
  #unnote: (() => void) | null = null

  constructor(
    readonly language: Language,
    readonly context: BlockContext,
    /** Draws what is particular to the block. */
    readonly drawRest: (block: BoardBlock | null) => void,
    words: HTMLElement,
  ) {
    const content = make('div', { class: styles['body'] }, words)
    const row = make('div', { class: styles['row'] }, content)
    this.dom = make('div', { class: styles['block'] }, row)
    this.#half = { row, content, block: this.dom }
    if (leavesOutFar())
      this.dom.addEventListener('contentvisibilityautostatechange', (event) => {
        // Also of what is left out within it.
        if (event.target === this.dom)
          this.#cameNear(!(event as ContentVisibilityAutoStateChangeEvent).skipped)
      })
  }

  get id(): BlockId | null {
    return this.#id
  }

  /** The view shows this node from now on. */
  enter(node: ProseMirrorNode): void {
    this.#leave()
    const id = BlockId.safeParse(node.attrs['id']).data ?? null
    this.#id = id
    this.#leave = () => undefined
    const { board, draws, settling } = this.context
    // Whether one that is on the page already is near, the browser has told.
    if (!this.#isKnown) this.#isFar = leavesOutFar() && !draws.hasRoom
    this.#isKnown = true
    this.#isFar &&= !this.#holds()
    if (id) {
      const unwatch = board.watch(id, () => draws.ask(this.#ask, this.#isFar && !this.#holds()))
      const page = this.context.mounted(id, this.language, {
        dom: this.dom,
        half: this.#half,
        isLaidOut: !this.#isFar,
        letters: node.content.size,
      })
      this.#leave = () => {
        unwatch()
        page()
      }
    }
    // What finds a block on the page goes by its id.
    setData(this.dom, { id })
    if (draws.hasRoom && !this.#isFar) settling.add(this)
    else this.settle()
    draws.ask(this.#ask, this.#isFar)
  }

  /** From now on the browser may leave the block out. */
  settle(): void {
    setData(this.dom, { settled: '' })
  }

  leave(): void {
    this.#leave()
    this.#followNotes(false)
    if (this.#missing) drawMissing(this.#missing, [], this.language, this.context)
    this.context.draws.forget(this.#ask)
    this.context.settling.forget(this)
  }

  draw(): void {
    const block = this.#id && this.context.board.block(this.#id)
    setData(this.dom, { kind: block?.facts.kind ?? 'narrative' })
    this.#followNotes(block?.facts.kind === 'footnote')
    this.#drawNumber(block)
    this.drawRest(block)
    this.#drawMissing(block?.missingAfter[this.language] ?? [])
  }

  #cameNear(isNear: boolean): void {
    if (this.#isFar !== isNear) return
    this.#isFar = !isNear
    this.context.laidOut(this.#half, isNear)
    if (isNear) this.context.draws.cameNear(this.#ask)
  }

  /** Rows under it are as high as their pairs, wherever they are, and are never left out. */
  #holds(): boolean {
    const block = this.#id && this.context.board.block(this.#id)
    return this.#missing?.hasChildNodes() === true || (block?.missingAfter[this.language]?.length ?? 0) > 0
  }

  #drawMissing(ids: readonly BlockId[]): void {
    if (ids.length === 0 && !this.#missing) return
    if (!this.#missing) {
      this.#missing = make('div', { class: styles['missing'] })
      this.#missing.contentEditable = 'false'
      this.dom.append(this.#missing)
    }
    drawMissing(this.#missing, ids, this.language, this.context)
    setData(this.dom, { holding: ids.length > 0 ? '' : null })
    // Not left out any more, of which the browser tells nobody.
    if (ids.length > 0 && this.#isFar) this.#cameNear(true)
  }

  /** A footnote's number changes with what refers to it, and with nothing of its own. */
  #followNotes(isNote: boolean): void {
    if (isNote === (this.#unnote !== null)) return
    this.#unnote?.()
    const { draws, onNotes } = this.context
    this.#unnote = isNote ? onNotes(() => draws.ask(this.#ask, this.#isFar && !this.#holds())) : null
  }

  #drawNumber(block: BoardBlock | null): void {
    const { say, itemNumber, footnoteNumber } = this.context
    const item = block?.names ? itemNumber(block.names) : null
    const note = this.#id && block?.facts.kind === 'footnote' ? footnoteNumber(this.#id) : null
    const number = String(item ?? note ?? block?.number ?? '')
    if (this.#number === number) return
    this.#number = number
    const gutter = (this.#gutter ??= this.#makeGutter())
    gutter.textContent = number
    const name = number === '' ? say('block.more') : say('block.moreOf', { number })
    gutter.setAttribute('aria-label', name)
  }

  #makeGutter(): HTMLButtonElement {
    const gutter = makeButton({ class: styles['gutter'] }, (button) => {
      if (this.#id) this.context.open('block', this.#id, this.language, button)
    })
    gutter.tabIndex = -1
    gutter.contentEditable = 'false'
    this.#half.row.prepend(gutter)
    return gutter
  }
}

let leavesOut: boolean | undefined

/** As the style sheet asks before it lets the browser leave anything out. */
function leavesOutFar(): boolean {
  leavesOut ??=
    typeof CSS !== 'undefined' &&
    CSS.supports('content-visibility', 'auto') &&
    CSS.supports('overflow-clip-margin', '24px')
  return leavesOut
}
