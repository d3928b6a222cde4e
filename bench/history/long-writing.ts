/** Tens of thousands of edits of minutes, as rows of the log that a server keeps, while it is stopped. */
import { minutesNodes, minutesTextOf } from '@tandem/shared/documents'
import { type DocumentId, newId, type UserId } from '@tandem/shared/ids'
import { insertBlock, moveBlocks } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { movedTextSpec, openSetAside, readRows, setAsideSpec } from '../../server/src/documents/index.js'
import { makeImageAndSegment } from '../../server/src/documents/make-image.js'
import type { NewRow, UpdateLog } from '../../server/src/documents/update-log.store.js'
import { HistoryKeeper } from '../../server/src/history/history-keeper.js'
import { openHistoryImages } from '../../server/src/history/index.js'
import { makeHistory } from '../../server/src/history/make-history.js'
import { createLog } from '../../server/src/platform/log.js'
import { openEmbeddedStore } from '../../server/src/storage/embedded/index.js'
import { seeded } from '../../server/src/testing/seeded.js'

const firstClient = 5_000
/** Everybody writes for a while, then somebody else does. */
const editsInTurn = 40
const betweenKeysMs = 220
const [editsInSession, betweenSessionsMs] = [1_500, 20 * 3_600_000]
const startsAt = Date.parse('2024-02-05T01:00:00Z')
const rowsAtOnce = 1_000
/** As a server leaves them: an image up to the last compaction, and the rows since. */
const rowsSinceImage = 1_000
/** Of acts that change nothing, such as going to a place with nothing to type in, hardly ten come one after the other. */
const mostActsForOne = 10_000

const words: Record<Language, string> = {
  en: 'the Meeting agreed that delegations would inform the secretariat in writing of their points of contact ',
  ko: '회의는 각 대표단이 연락 담당자를 사무국에 서면으로 알리기로 합의하였다 ',
}

export interface LongWriting {
  folder: string
  documentId: DocumentId
  authors: readonly UserId[]
  edits: number
}

export async function writeLong({ folder, documentId, authors, edits }: LongWriting): Promise<void> {
  const store = await openEmbeddedStore({ folder, purpose: 'demonstration', now: () => Date.now() })
  try {
    const { collections, updateLog, blobs } = store
    const doc = new Y.Doc()
    const known = await updateLog.readSince(documentId, 0)
    doc.transact(() => {
      for (const { frame } of known) Y.applyUpdate(doc, frame)
    })
    let seq = known.at(-1)?.seq ?? 0
    const append = async (rows: readonly NewRow[]): Promise<void> => {
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const some = rows.slice(from, from + rowsAtOnce)
        await updateLog.append(documentId, seq, some)
        seq += some.length
      }
    }
    const writing = new Writing(doc, authors)
    const rows = Array.from({ length: edits }, () => writing.next())
    const split = Math.max(0, rows.length - rowsSinceImage)
    await append(rows.slice(0, split))
    const logger = createLog('warn')
    const keeper = new HistoryKeeper({
      log: updateLog,
      setAside: openSetAside(collections.collection(setAsideSpec), logger),
      movedTexts: collections.collection(movedTextSpec),
      images: openHistoryImages(collections, blobs),
      logger,
      maker: { make: (work) => Promise.resolve(makeHistory(work)), close: () => Promise.resolve() },
    })
    await compact(updateLog, documentId)
    await keeper.make(documentId)
    await append(rows.slice(split))
  } finally {
    await store.close()
  }
}

/** A history is packed once the log is: the text as it stands does not come of thirty thousand loose rows either. */
async function compact(log: UpdateLog, documentId: DocumentId): Promise<void> {
  const previous = await log.image(documentId)
  const rows = await readRows(log, documentId, previous?.seq ?? 0)
  const { image, segment } = makeImageAndSegment({ previous, rows, aside: [] })
  await log.flipImage(documentId, previous?.generation ?? 0, image, segment)
}

/** Mostly keys in one paragraph after the other; now and then a paragraph comes, is split or is moved. */
export class Writing {
  private readonly doc: Y.Doc
  private readonly authors: readonly UserId[]
  private readonly random = seeded(11)
  private at = startsAt
  private done = 0
  private text: Y.XmlText | null = null
  private language: Language = 'en'
  private place = 0
  private letter = 0
  private typed = 0

  constructor(doc: Y.Doc, authors: readonly UserId[]) {
    this.doc = doc
    this.authors = authors
  }

  next(): NewRow {
    const turn = Math.floor(this.done / editsInTurn)
    const writer = turn % this.authors.length
    if (this.done % editsInTurn === 0) this.text = null
    this.doc.clientID = firstClient + writer
    let frame: Uint8Array | null = null
    const hear = (update: Uint8Array): void => void (frame = update)
    this.doc.on('update', hear)
    for (let acts = 0; frame === null; acts += 1) {
      if (acts > mostActsForOne)
        throw new Error(`Edit ${this.done} waits for an act that changes anything: ${this.where()}.`)
      this.doc.transact(() => this.act())
    }
    this.doc.off('update', hear)
    this.at += Math.floor(betweenKeysMs * (0.5 + this.random()))
    if (this.done % editsInSession === editsInSession - 1) this.at += betweenSessionsMs
    this.done += 1
    return { author: this.authors[writer] as UserId, at: this.at, kind: 'edit', frame }
  }

  private where(): string {
    const blocks = minutesTextOf(this.doc, this.language).length
    const text = this.text === null ? 'no text' : `a text of ${this.text.length} at ${this.place}`
    return `${blocks} blocks in ${this.language}, ${text}, ${this.typed} typed`
  }

  private act(): void {
    const chance = this.random()
    if (this.text === null || this.text._item?.deleted) this.goElsewhere()
    else if (chance < 0.003) this.changesOrder()
    else if (chance < 0.005) this.entersHere(this.text)
    else if (chance < 0.13 && this.typed > 0) {
      this.place -= 1
      this.typed -= 1
      this.text.delete(this.place, 1)
    } else {
      const said = words[this.language]
      this.text.insert(this.place, said.charAt(this.letter % said.length))
      this.place += 1
      this.letter += 1
      this.typed += 1
    }
  }

  private goElsewhere(): void {
    this.language = this.random() < 0.5 ? 'en' : 'ko'
    const text = this.elementAt()?.get(0)
    this.text = text instanceof Y.XmlText ? text : null
    const plain = this.text?.toString() ?? ''
    this.place = plain.indexOf(' ', Math.floor(this.random() * plain.length)) + 1
    this.typed = 0
  }

  /** Half of the time a new paragraph, else one goes elsewhere. */
  private changesOrder(): void {
    const id = this.elementAt()?.getAttribute('id') as Parameters<typeof moveBlocks>[2][number] | undefined
    const after = this.elementAt()?.getAttribute('id') as typeof id
    if (!id || !after || id === after) return
    if (this.random() < 0.5)
      insertBlock(this.doc, null, { language: this.language, after, runs: [{ text: words[this.language] }] })
    else moveBlocks(this.doc, null, [id], after)
  }

  private entersHere(text: Y.XmlText): void {
    const tail = text.toString().slice(this.place)
    text.delete(this.place, text.length - this.place)
    const block = new Y.XmlElement(minutesNodes.block)
    block.setAttribute('id', newId('blk'))
    const made = new Y.XmlText(tail)
    block.insert(0, [made])
    minutesTextOf(this.doc, this.language).insertAfter(text.parent as Y.XmlElement, [block])
    this.text = made
    this.place = 0
    this.typed = 0
  }

  private elementAt(): Y.XmlElement | null {
    const root = minutesTextOf(this.doc, this.language)
    const element = root.get(Math.floor(this.random() * root.length))
    return element instanceof Y.XmlElement ? element : null
  }
}
