/** Someone who types in minutes, takes words out, deletes and moves blocks, on a line that is slow or cut. */
import { minutesTextOf, readElements, readMinutes } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { deleteBlocks, moveBlocks, sectionFrom } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { plainOf, RemotePage } from './remote-page.js'

const languages = ['en', 'ko'] as const

export class Mover extends RemotePage {
  acts(): void {
    const kind = this.random()
    if (kind < 0.5) this.types()
    else if (kind < 0.65) this.takesOut()
    else if (kind < 0.7) this.marks()
    else if (kind < 0.96) this.moves()
    else this.deletesBlock()
  }

  private marks(): void {
    const at = this.anyText()
    const words = at ? [...plainOf(at.text).matchAll(/\(\d+\)/g)] : []
    const word = words[this.below(words.length)]
    if (!at || !word) return
    const isOn = this.random() < 0.6
    this.known.words[Number(word[0].slice(1, -1))]?.marks.push(isOn)
    at.text.format(word.index, word[0].length, { bold: isOn ? {} : null })
  }

  private moves(): void {
    const { blocks } = readMinutes(this.doc)
    const block = blocks[this.below(blocks.length)]
    if (!block) return
    const ids = this.random() < 0.3 ? sectionFrom(blocks, block.id) : [block.id]
    const others = blocks.map(({ id }) => id).filter((id) => !ids.includes(id))
    this.unstoredMoves.push(...ids)
    for (const id of ids) this.known.movedBlocks.add(id)
    moveBlocks(
      this.doc,
      'move',
      ids,
      this.random() < 0.2 ? null : (others[this.below(others.length)] ?? null),
    )
  }

  private deletesBlock(): void {
    const ids = [...readElements(this.doc, 'en').keys()]
    const id = ids[this.below(ids.length)]
    if (!id || ids.length < 4) return
    this.known.deletedBlocks.add(id)
    deleteBlocks(this.doc, 'delete', [id])
  }

  protected anyText(): { place: BlockId; language: Language; text: Y.XmlText } | null {
    const language = languages[this.below(2)] ?? 'en'
    const elements = [...readElements(this.doc, language)]
    const [block, element] = elements[this.below(elements.length)] ?? []
    const text = element?.get(0)
    return block && text instanceof Y.XmlText ? { place: block, language, text } : null
  }
}

/** The words that are bold from their first letter to their last. */
export function boldWords(doc: Y.Doc): Set<number> {
  const { blocks, languages: all } = readMinutes(doc)
  const bold = new Set<number>()
  for (const block of blocks) {
    for (const language of all) {
      const runs = block.text[language] ?? []
      const letters = runs.flatMap(({ text, bold: isBold }) => [...text].map((char) => ({ char, isBold })))
      for (const word of letters
        .map(({ char }) => char)
        .join('')
        .matchAll(/\((\d+)\)/g)) {
        const its = letters.slice(word.index, word.index + word[0].length)
        if (its.every(({ isBold }) => isBold)) bold.add(Number(word[1]))
      }
    }
  }
  return bold
}

/** Each word where it stands: block and language of every occurrence. */
export function standingWords(doc: Y.Doc): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (const language of languages) {
    for (const node of minutesTextOf(doc, language).toArray()) {
      if (!(node instanceof Y.XmlElement)) continue
      const text = node.get(0)
      const letters = text instanceof Y.XmlText ? plainOf(text) : ''
      for (const [, id] of letters.matchAll(/\((\d+)\)/g)) {
        const where = found.get(Number(id)) ?? []
        found.set(Number(id), [...where, `${node.getAttribute('id')} ${language}`])
      }
    }
  }
  return found
}
