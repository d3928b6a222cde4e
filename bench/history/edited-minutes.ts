/**
 * Simulated minutes that three people go on writing, splitting, joining and moving, and which of their letters
 * are new since a moment: what a comparison is held against [H4].
 */
import { minutesNodes, minutesTextOf, readElements, writeMinutes } from '@tandem/shared/documents'
import { type BlockId, type DocumentId, newId } from '@tandem/shared/ids'
import { insertBlock, moveBlocks } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { LogRow } from '../../server/src/documents/index.js'
import { type DocumentHistory, openHistories } from '../../server/src/history/index.js'
import { keepingLog } from '../../server/src/testing/keeping-log.js'
import { memoryUpdateLog } from '../../server/src/testing/memory-update-log.js'
import { simulatedMinutes } from '../editor/simulated-minutes.js'

const languages: readonly Language[] = ['en', 'ko']
const words: Record<Language, readonly string[]> = {
  en: 'the Meeting agreed to note with appreciation that delegations would inform the secretariat in writing by June'.split(
    ' ',
  ),
  ko: '양측은 정보를 공유하기로 합의하고 회의는 사무국의 보고에 유의하였다 훈련을 위한 절차를'.split(' '),
}
const people = 3
const startsAt = Date.parse('2023-07-11T09:00:00Z')
const betweenActsMs = 3_000

export class EditedMinutes {
  readonly documentId: DocumentId = newId('doc')
  /** The last row. */
  seq = 1
  private readonly random: () => number
  private readonly doc = new Y.Doc()
  private readonly log = memoryUpdateLog()
  private readonly authors = Array.from({ length: people }, () => newId('usr'))
  /** By block and language, for each letter of the text: whether it was typed since the moment. */
  private fresh = new Map<string, boolean[]>()
  private frames: Uint8Array[] = []

  private constructor(pages: number, random: () => number) {
    this.random = random
    const blocks = simulatedMinutes(pages, languages)
    writeMinutes(this.doc, {
      kind: 'record',
      schemaVersion: 1,
      languages: [...languages],
      attribution: 'meeting',
      blocks,
    })
    this.doc.on('update', (update: Uint8Array) => this.frames.push(update))
    this.nothingIsNew()
  }

  static async of(pages: number, random: () => number): Promise<EditedMinutes> {
    const minutes = new EditedMinutes(pages, random)
    await minutes.log.create(minutes.documentId, {
      author: minutes.authors[0] as string,
      at: startsAt,
      kind: 'import',
      frame: Y.encodeStateAsUpdate(minutes.doc),
    })
    return minutes
  }

  /** From now on letters count as new. */
  nothingIsNew(): void {
    this.fresh = new Map()
    for (const language of languages) {
      for (const [id, element] of readElements(this.doc, language)) {
        const text = element.get(0)
        const length = text instanceof Y.XmlText ? text.length : 0
        this.fresh.set(
          keyOf(id, language),
          Array.from({ length }, () => false),
        )
      }
    }
  }

  isNew(id: string, language: Language): readonly boolean[] {
    return this.fresh.get(keyOf(id, language)) ?? []
  }

  async write(acts: number): Promise<void> {
    for (let done = 0; done < acts; done += 1) {
      const author = this.below(people)
      this.doc.clientID = 1_000 + author
      this.act()
      for (const frame of this.frames.splice(0)) {
        const row = { author: this.authors[author] as string, at: startsAt + this.seq * betweenActsMs }
        await this.log.append(this.documentId, this.seq, [{ ...row, kind: 'edit', frame }])
        this.seq += 1
      }
    }
  }

  rows(): Promise<LogRow[]> {
    return this.log.readSince(this.documentId, 0)
  }

  async history(): Promise<DocumentHistory> {
    const setAside = { of: () => Promise.resolve([]) }
    const movedTexts = { find: () => Promise.resolve([]) }
    const histories = openHistories({ log: this.log, setAside, movedTexts, logger: keepingLog() })
    const history = await histories.of(this.documentId)
    if (!history) throw new Error('The log has lost its document.')
    return history
  }

  private act(): void {
    const language = languages[this.below(2)] ?? 'en'
    const elements = [...readElements(this.doc, language)]
    const place = this.below(elements.length)
    const [id, element] = elements[place] as [BlockId, Y.XmlElement]
    const text = element.get(0)
    if (!(text instanceof Y.XmlText)) return
    const kind = this.random()
    if (kind < 0.5) this.types(id, language, text)
    else if (kind < 0.67) this.takesOut(id, language, text)
    else if (kind < 0.75) this.splits(id, language, element, text)
    else if (kind < 0.8) this.joins(elements, place, language)
    else if (kind < 0.87) this.moves(id, elements)
    else if (kind < 0.95) this.adds(id, language)
    else this.marks(text)
  }

  private types(id: BlockId, language: Language, text: Y.XmlText): void {
    const count = 1 + this.below(12)
    // A word in a word is rare; most go between two.
    const at = this.random() < 0.05 ? this.below(text.length + 1) : this.betweenWords(text)
    const typed = `${Array.from({ length: count }, () => this.anyWord(language)).join(' ')} `
    text.insert(at, typed)
    this.flags(id, language).splice(at, 0, ...Array.from(typed, () => true))
  }

  private takesOut(id: BlockId, language: Language, text: Y.XmlText): void {
    if (text.length < 20) return
    const from = this.betweenWords(text)
    const plain = plainOf(text)
    // Up to eight words.
    let to = from
    for (let count = 1 + this.below(8); count > 0 && to < plain.length; count -= 1)
      to = plain.indexOf(' ', to) + 1 || plain.length
    const length = to - from
    if (length === 0) return
    text.delete(from, length)
    this.flags(id, language).splice(from, length)
  }

  private marks(text: Y.XmlText): void {
    const at = this.below(text.length)
    text.format(at, Math.min(9, text.length - at), { bold: true })
  }

  /** As the binding of an editor does it: the tail goes, and comes in a block of its own. */
  private splits(id: BlockId, language: Language, element: Y.XmlElement, text: Y.XmlText): void {
    if (text.length < 20) return
    const at = this.betweenWords(text)
    const made = newId('blk')
    this.doc.transact(() => {
      const tail = plainOf(text).slice(at)
      text.delete(at, text.length - at)
      const block = new Y.XmlElement(minutesNodes.block)
      block.setAttribute('id', made)
      block.insert(0, [new Y.XmlText(tail)])
      minutesTextOf(this.doc, language).insertAfter(element, [block])
    })
    this.fresh.set(keyOf(made, language), this.flags(id, language).splice(at))
  }

  private joins(elements: readonly [BlockId, Y.XmlElement][], place: number, language: Language): void {
    const [first, second] = [elements[place], elements[place + 1]]
    const [text, next] = [first?.[1].get(0), second?.[1].get(0)]
    if (!first || !second || !(text instanceof Y.XmlText) || !(next instanceof Y.XmlText)) return
    const root = minutesTextOf(this.doc, language)
    this.doc.transact(() => {
      text.insert(text.length, plainOf(next))
      root.delete(root.toArray().indexOf(second[1]), 1)
    })
    this.flags(first[0], language).push(...this.flags(second[0], language))
    this.fresh.delete(keyOf(second[0], language))
  }

  private moves(id: BlockId, elements: readonly [BlockId, Y.XmlElement][]): void {
    const after = elements[this.below(elements.length)]?.[0] ?? null
    moveBlocks(this.doc, null, [id], after)
  }

  private adds(after: BlockId, language: Language): void {
    const text = `${Array.from({ length: 18 }, () => this.anyWord(language)).join(' ')}.`
    const id = insertBlock(this.doc, null, { language, after, runs: [{ text }] })
    this.fresh.set(
      keyOf(id, language),
      Array.from(text, () => true),
    )
  }

  private betweenWords(text: Y.XmlText): number {
    const plain = plainOf(text)
    const at = this.below(plain.length + 1)
    return plain.indexOf(' ', at) + 1 || plain.length
  }

  private flags(id: string, language: Language): boolean[] {
    return this.fresh.get(keyOf(id, language)) ?? []
  }

  private anyWord(language: Language): string {
    return words[language][this.below(words[language].length)] ?? ''
  }

  private below(end: number): number {
    return Math.floor(this.random() * end)
  }
}

/** Without the marks that stand in it as tags. */
function plainOf(text: Y.XmlText): string {
  const parts = text.toDelta() as { insert: unknown }[]
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

function keyOf(id: string, language: Language): string {
  return `${id}.${language}`
}
