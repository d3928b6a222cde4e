/**
 * A meeting in which somebody brings back an earlier state while others type, and what may not happen then [H6].
 * Whatever is drawn in it comes from the seed, ids included.
 */
import {
  type CanonicalRecord,
  hashRecord,
  plainText,
  readMinutes,
  readRecord,
} from '@tandem/shared/documents'
import { goalOf, type RestoreScope } from '@tandem/shared/history'
import { newId, type UserId } from '@tandem/shared/ids'
import { insertBlock } from '@tandem/shared/minutes'
import type { Document, NewDocument, OpenDocuments } from '../documents/index.js'
import { movedTextSpec, neverCompacts, noNeighbours, openDocuments } from '../documents/index.js'
import { openHistories } from '../history/index.js'
import { openRestores } from '../history/restore/restores.js'
import { AgendaHand } from './agenda-hand.js'
import { anAgenda } from './an-agenda.js'
import { keepingLog } from './keeping-log.js'
import { memoryCollections } from './memory-collections.js'
import { memoryUpdateLog } from './memory-update-log.js'
import { Mover } from './mover.js'
import { KnownWords, type RemotePage } from './remote-page.js'
import { seeded } from './seeded.js'
import { someMinutes } from './some-minutes.js'

export interface MeetingOutcome {
  wrongs: string[]
  words: number
  offered: number
  /** Nothing came between looking and restoring, so that the text must be the old one exactly. */
  isExact: boolean
}

/** A mover who begins paragraphs too, for others to write in. */
class Drafter extends Mover {
  override acts(): void {
    if (this.random() > 0.12) return super.acts()
    const ids = readMinutes(this.doc).blocks.map(({ id }) => id)
    const after = ids[this.below(ids.length)] ?? null
    const language = this.random() < 0.5 ? 'en' : 'ko'
    insertBlock(this.doc, 'add', { language, after })
  }
}

type Hand = RemotePage & { acts(): void }

export async function restoreMeeting(kind: Document['kind'], seed: number): Promise<MeetingOutcome> {
  const random = seeded(seed)
  Object.defineProperty(crypto, 'getRandomValues', {
    configurable: true,
    value: <Numbers extends Uint8Array | Uint32Array>(into: Numbers): Numbers => {
      into.forEach((_, at) => (into[at] = Math.floor(random() * 2 ** 32)))
      return into
    },
  })
  try {
    return await new Meeting(kind, random).meet()
  } finally {
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}

/** Documents, their histories and restores over a log in memory. */
export function restoring() {
  const log = keepingLog()
  const updateLog = memoryUpdateLog()
  const collections = memoryCollections()
  let now = 1_000
  const documents = openDocuments({
    updateLog,
    collections,
    now: () => (now += 1),
    logger: log,
    compaction: neverCompacts,
    neighbours: noNeighbours,
    onForgery: () => undefined,
    seatsOf: () => Promise.resolve([]),
  })
  const setAside = { of: () => Promise.resolve([]) }
  const movedTexts = collections.collection(movedTextSpec)
  const histories = openHistories({ log: updateLog, setAside, movedTexts, logger: log })
  const restores = openRestores({
    documents,
    histories,
    users: { find: () => Promise.resolve(null) },
    groups: { member: () => Promise.resolve(null) },
  })
  const open = (
    kind: Document['kind'],
    content: CanonicalRecord,
    by: Parameters<OpenDocuments['create']>[2],
  ): Promise<Document> => documents.create(description(kind), content, by)
  return { log, updateLog, documents, histories, restores, open }
}

class Meeting {
  private readonly kind: Document['kind']
  private readonly random: () => number
  private readonly known = new KnownWords()
  private readonly wrongs: string[] = []
  private readonly parts = restoring()
  private readonly log = this.parts.log
  private readonly documents = this.parts.documents
  private readonly histories = this.parts.histories
  private readonly restores = this.parts.restores

  constructor(kind: Document['kind'], random: () => number) {
    this.kind = kind
    this.random = random
  }

  async meet(): Promise<MeetingOutcome> {
    const { documents, restores } = this
    const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
    const content = this.kind === 'record' ? someMinutes(4, '') : anAgenda()
    const document = await this.parts.open(this.kind, content, by)
    const hands = Array.from({ length: 2 + this.below(2) }, () => this.hand(document))
    for (const hand of hands) await hand.comes()
    await this.goOn(hands, 40)

    const requester: UserId = newId('usr')
    const previewedSeq = (await documents.read(document.id)).headSeq
    const history = await this.historyOf(document)
    const seq = 1 + this.below(previewedSeq)
    const scope = this.scope(history.materialise(seq).record)
    const goal = goalOf(history.materialise(previewedSeq), history.materialise(seq), scope)
    if (!goal) throw new Error('a part that did not stand')
    const looked = {
      standing: history.materialise(previewedSeq).record,
      words: new Set(
        Array.from({ length: previewedSeq }, (_, at) => wordsIn(history.materialise(at + 1).record)).flat(),
      ),
    }
    this.known.movedBlocks.clear()
    for (const id of hands.flatMap(({ movesOnTheWay }) => movesOnTheWay)) this.known.movedBlocks.add(id)
    if (this.random() < 0.5) await this.goOn(hands, 12)
    const headSeq = (await documents.read(document.id)).headSeq
    const isExact = headSeq === previewedSeq

    const restored = await restores.restore(document, requester, { seq, scope, previewedSeq })
    const after = (await this.historyOf(document)).materialise(restored.seq ?? headSeq).record
    if (isExact) this.expectSame(after, goal.record, 'what was brought back')
    if (this.random() < 0.3 && restored.seq !== null) {
      const undone = await restores.undo(document, requester, restored.seq)
      const again = (await this.historyOf(document)).materialise(undone.seq ?? restored.seq).record
      const was = (await this.historyOf(document)).materialise(restored.seq - 1).record
      this.expectSame(again, was, 'the restore taken back at once')
      await this.finish(document, hands)
      await documents.close()
      return { wrongs: this.wrongs, words: looked.words.size, offered: 0, isExact }
    }
    await this.finish(document, hands)
    const offered = restored.seq === null ? [] : await restores.offered(document, restored.seq, previewedSeq)
    const { record } = await documents.read(document.id)
    const given = new Set(
      offered.flatMap(({ text }) => [...text.matchAll(/\((\d+)\)/g)].map(([, id]) => Number(id))),
    )
    this.account({ record, goal: goal.record, looked, given })
    if (restored.seq !== null) await this.undoes(document, requester, restored.seq, given)
    await documents.close()
    return { wrongs: this.wrongs, words: this.known.words.length, offered: given.size, isExact }
  }

  /** Every word where it belongs: those of then, and those that came since. */
  private account(found: {
    record: CanonicalRecord
    goal: CanonicalRecord
    /** What stood when somebody looked, and every word there had been by then. */
    looked: { standing: CanonicalRecord; words: ReadonlySet<number> }
    given: ReadonlySet<number>
  }): void {
    const { record, goal, looked, given } = found
    const [standing, wanted] = [wordsIn(record), wordsIn(goal)]
    const [stood, stands] = [new Set(wordsIn(looked.standing)), idsIn(record)]
    for (const [id, { block, isStored, isDeleted }] of this.known.words.entries()) {
      // Whoever deletes a block deletes what others are writing in it (M6).
      const isOld = looked.words.has(id)
      if (this.known.deletedBlocks.has(block)) continue
      const count = standing.filter((each) => each === id).length
      if (count > 1) this.wrongs.push(`word ${id} stands ${count} times`)
      // Of a block that somebody moved before he heard of it words come back in doubt (M6).
      const isDoubtful = isDeleted || this.known.movedBlocks.has(block)
      if (isOld && count > 0 && !wanted.includes(id) && !isDoubtful)
        this.wrongs.push(`word ${id} should be gone`)
      if (count > 0 || (isDeleted && stood.has(id))) continue
      // Somebody put it under an item that went.
      if (idsIn(goal).has(block) && !stands.has(block)) continue
      if (wanted.includes(id)) this.wrongs.push(`word ${id} did not come back`)
      else if (!isOld && isStored && !isDeleted && !given.has(id))
        this.wrongs.push(`word ${id} of since is lost`)
    }
  }

  private async undoes(
    document: Document,
    requester: UserId,
    seq: number,
    given: ReadonlySet<number>,
  ): Promise<void> {
    const history = await this.historyOf(document)
    const was = wordsIn(history.materialise(seq - 1).record)
    const beforeUndo = wordsIn(history.materialise(history.headSeq).record)
    const brought = wordsIn(history.materialise(seq).record)
    const undone = await this.restores.undo(document, requester, seq)
    const { record } = await this.documents.read(document.id)
    if (history.headSeq === seq)
      this.expectSame(record, history.materialise(seq - 1).record, 'the restore taken back')
    const standing = wordsIn(record)
    const at = (position: number): Set<string> => idsIn(history.materialise(position).record)
    const [there, still] = [at(seq), at(history.headSeq)]
    const back = undone.offeredBack.flatMap(({ text }) =>
      [...text.matchAll(/\((\d+)\)/g)].map(([, id]) => Number(id)),
    )
    for (const id of was) {
      const isDeletedSince = brought.includes(id) && !beforeUndo.includes(id)
      const block = this.known.words[id]?.block ?? ''
      // Taken out since, or put under an item that had gone.
      if (this.known.deletedBlocks.has(block) || (there.has(block) && !still.has(block))) continue
      if (!standing.includes(id) && !isDeletedSince)
        this.wrongs.push(`word ${id} did not come back by taking back`)
    }
    for (const id of beforeUndo) {
      const isNew = !brought.includes(id)
      if (isNew && !standing.includes(id) && !back.includes(id) && !given.has(id))
        this.wrongs.push(`word ${id} of since went by taking back`)
    }
    for (const [at, id] of standing.entries()) {
      const block = this.known.words[id]?.block ?? ''
      const isDoubtful = this.known.deletedBlocks.has(block) || this.known.movedBlocks.has(block)
      if (standing.indexOf(id) !== at && !isDoubtful)
        this.wrongs.push(`word ${id} stands twice after taking back`)
    }
  }

  private async finish(document: Document, hands: readonly Hand[]): Promise<void> {
    for (let round = 0; round < 2; round += 1) for (const hand of hands) await hand.finishes()
    const { record } = await this.documents.read(document.id)
    for (const { doc } of hands) {
      if (hashRecord(readRecord(doc)) !== hashRecord(record)) this.wrongs.push('two copies differ')
    }
    const history = await this.historyOf(document)
    if (hashRecord(history.materialise(history.headSeq).record) !== hashRecord(record))
      this.wrongs.push('the history says something else')
    for (const { level, event, facts } of this.log.lines)
      if (level === 'error') this.wrongs.push(`${event} ${String(facts['error'])}`)
  }

  private async goOn(hands: readonly Hand[], steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const hand = hands[this.below(hands.length)] as Hand
      const kind = this.random()
      if (kind < 0.5) hand.acts()
      else if (kind < 0.75) await hand.sends()
      else if (kind < 0.93) hand.reads()
      else if (hand.isHere) await hand.goes()
      else await hand.comes()
    }
  }

  private hand({ id }: Document): Hand {
    const Kind = this.kind === 'record' ? Drafter : AgendaHand
    return new Kind(this.documents, id, this.random, this.known)
  }

  private scope(then: CanonicalRecord): RestoreScope {
    const draw = this.random()
    if (then.kind === 'record') {
      const block = then.blocks[this.below(then.blocks.length)]
      return draw < 0.6 || !block ? { kind: 'whole' } : { kind: 'block', id: block.id }
    }
    const item = then.items[this.below(then.items.length)]
    return draw < 0.6 || !item ? { kind: 'whole' } : { kind: 'item', id: item.id }
  }

  private async historyOf({ id }: Document) {
    const history = await this.histories.of(id)
    if (!history) throw new Error('no history')
    return history
  }

  private expectSame(record: CanonicalRecord, wanted: CanonicalRecord, what: string): void {
    if (hashRecord(record) !== hashRecord(wanted)) this.wrongs.push(`${what} is not what stood`)
  }

  private below(end: number): number {
    return Math.floor(this.random() * end)
  }
}

function wordsIn(record: CanonicalRecord): number[] {
  const texts =
    record.kind === 'record'
      ? record.blocks.flatMap(({ text }) => Object.values(text))
      : record.items.flatMap(({ title, annotation }) => [
          ...Object.values(title),
          ...Object.values(annotation).flat(),
        ])
  return texts.flatMap((runs) => [...plainText(runs).matchAll(/\((\d+)\)/g)].map(([, id]) => Number(id)))
}

function idsIn(record: CanonicalRecord): Set<string> {
  return new Set((record.kind === 'record' ? record.blocks : record.items).map(({ id }) => id))
}

function description(kind: Document['kind']): NewDocument {
  const common = {
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: 'EWG-CS/10/MIN',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    timeZone: 'Asia/Kuala_Lumpur',
    steps: [],
  } as const
  return kind === 'record'
    ? {
        ...common,
        kind,
        recordType: 'agreed_minutes',
        agendaId: null,
        annexes: [],
        innerCompartments: [],
        state: 'drafting',
        languages: ['en', 'ko'],
        caveats: [],
        steps: [],
      }
    : { ...common, kind, state: 'draft', languages: ['en'], caveats: [], steps: [] }
}
