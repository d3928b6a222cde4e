/**
 * What every block of the text has around what it is: its number in the margin, its place among the pairs,
 * and the rows of what is missing behind it.
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

const settlesAfterMs = 2_000

export class BlockFrame {
  readonly dom: HTMLElement
  readonly #gutter: HTMLButtonElement
  readonly #missing = make('div', { class: styles['missing'] })
  readonly #half: PairRow
  #id: BlockId | null = null
  #number: string | null = null
  #settling: ReturnType<typeof setTimeout> | undefined
  readonly #ask = () => this.draw()
  #leave: () => void = () => undefined

  constructor(
    readonly language: Language,
    readonly context: BlockContext,
    /** Draws what is particular to the block. */
    readonly drawRest: (block: BoardBlock | null) => void,
    parts: readonly HTMLElement[],
  ) {
    this.#gutter = makeButton({ class: styles['gutter'] }, (button) => {
      if (this.#id) context.open('block', this.#id, language, button)
    })
    this.#gutter.tabIndex = -1
    const content = make('div', { class: styles['body'] }, ...parts)
    const row = make('div', { class: styles['row'] }, this.#gutter, content)
    this.dom = make('div', { class: styles['block'] }, row, this.#missing)
    this.#half = { row, content, block: this.dom }
    for (const part of [this.#gutter, this.#missing]) part.contentEditable = 'false'
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
    if (id) {
      const { board, draws } = this.context
      const unwatch = board.watch(id, () => draws.ask(this.#ask))
      const unmount = this.context.mounted(id, this.language, { dom: this.dom, half: this.#half })
      this.#leave = () => {
        unwatch()
        unmount()
      }
    }
    // What finds a block on the page goes by its id.
    setData(this.dom, { id })
    if (this.context.draws.ask(this.#ask)) this.#settleLater()
    else setData(this.dom, { settled: '' })
  }

  /**
   * From now on the browser may leave the block out. Not at once: where it does not yet know a new block to be
   * on the screen, it takes the caret for one in the next, and a key that follows Enter closely goes astray.
   */
  #settleLater(): void {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => {
      if (this.dom.contains(document.getSelection()?.anchorNode ?? null)) this.#settleLater()
      else setData(this.dom, { settled: '' })
    }, settlesAfterMs)
  }

  leave(): void {
    this.#leave()
    this.context.draws.forget(this.#ask)
    clearTimeout(this.#settling)
  }

  draw(): void {
    const block = this.#id && this.context.board.block(this.#id)
    setData(this.dom, { kind: block?.facts.kind ?? 'narrative' })
    this.#drawNumber(block)
    this.drawRest(block)
    const missing = block?.missingAfter[this.language] ?? []
    drawMissing(this.#missing, missing, this.language, this.context)
    setData(this.dom, { holding: missing.length > 0 ? '' : null })
  }

  #drawNumber(block: BoardBlock | null): void {
    const { say, itemNumber, footnoteNumber } = this.context
    const item = block?.names ? itemNumber(block.names) : null
    const note = this.#id && block?.facts.kind === 'footnote' ? footnoteNumber(this.#id) : null
    const number = String(item ?? note ?? block?.number ?? '')
    if (this.#number === number) return
    this.#number = number
    this.#gutter.textContent = number
    const name = number === '' ? say('block.more') : say('block.moreOf', { number })
    this.#gutter.setAttribute('aria-label', name)
  }
}
