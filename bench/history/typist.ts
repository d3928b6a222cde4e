/** Someone who writes minutes key by key: types, takes back, presses Enter, goes elsewhere, now and then moves a block. */
import { makeTextBlock, minutesTextOf, readElements } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import { moveBlocks } from '@tandem/shared/minutes'
import * as Y from 'yjs'

const words =
  'the Meeting agreed to note with appreciation that delegations would inform the secretariat in writing'

export class Typist {
  readonly doc = new Y.Doc()
  private readonly random: () => number
  private id: BlockId | null = null
  private at = 0
  private letter = 0

  constructor(server: Y.Doc, random: () => number) {
    this.random = random
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server))
  }

  /** One key, as one update. */
  presses(): Uint8Array {
    let frame = new Uint8Array()
    const hear = (update: Uint8Array): void => void (frame = Uint8Array.from(update))
    this.doc.on('update', hear)
    while (frame.length === 0) this.doc.transact(() => this.act())
    this.doc.off('update', hear)
    return frame
  }

  private act(): void {
    const kind = this.random()
    const ids = [...readElements(this.doc, 'en').keys()]
    if (this.id === null || kind < 0.01) {
      this.id = ids[this.below(ids.length)] ?? null
      this.at = this.text()?.length ?? 0
      return
    }
    const text = this.text()
    if (!text || kind < 0.012) {
      moveBlocks(this.doc, 'typist', [this.id], ids[this.below(ids.length)] ?? null)
      this.id = null
    } else if (kind < 0.025) this.entersIn(text)
    else if (kind < 0.125 && this.at > 0) {
      this.at -= 1
      text.delete(this.at, 1)
    } else {
      text.insert(this.at, words.charAt(this.letter % words.length))
      this.at += 1
      this.letter += 1
    }
  }

  /** The tail goes out of the text, and comes in a block of its own. */
  private entersIn(text: Y.XmlText): void {
    const at = this.random() < 0.5 ? this.at : this.below(text.length + 1)
    const tail = text.toString().slice(at)
    text.delete(at, text.length - at)
    const made = newId('blk')
    minutesTextOf(this.doc, 'en').insertAfter(text.parent as Y.XmlElement, [
      makeTextBlock(made, tail === '' ? [] : [{ text: tail }]),
    ])
    this.id = made
    this.at = 0
  }

  private text(): Y.XmlText | null {
    const element = this.id && readElements(this.doc, 'en').get(this.id)
    const text = element ? element.get(0) : null
    return text instanceof Y.XmlText ? text : null
  }

  private below(end: number): number {
    return Math.floor(this.random() * end)
  }
}
