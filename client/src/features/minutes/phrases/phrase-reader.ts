/**
 * Understands what this person types: a trigger at the start of a block, and owner and due in the words of an
 * action. The words stay; only a trigger goes, since it says what the block's fields say from then on.
 *
 * Always true:
 *  1. What a person has set by hand, or has undone, is never set again from the same words.
 *  2. Each reading is one step of undo of its own, which leaves the words.
 */
import { readDue, writeDue, type Due } from '@tandem/shared/documents'
import type { BlockId, DelegationCode } from '@tandem/shared/ids'
import {
  findDue,
  findMentions,
  readTrigger,
  recordAs,
  setDue,
  setField,
  setKind,
  setListed,
  type Trigger,
} from '@tandem/shared/minutes'
import { outcomeVerbs } from '@tandem/shared/words'
import { plainTextOf } from '../model/block-text'
import type { MinutesDesk } from '../model/minutes-desk'
import { minutesOrigin } from '../model/minutes-undo'
import type { Typed } from '../text/typed'

/** What words are read by: names of the delegations, and the day of the meeting. */
export interface Reading {
  names: ReadonlyMap<string, DelegationCode>
  reference: string
}

interface Found {
  owners: DelegationCode[]
  due: Due | null
}

export type Understood = { kind: 'became'; act: Trigger['act'] } | ({ kind: 'read' | 'takenBack' } & Found)

export class PhraseReader {
  #reading: Reading | null = null
  #onUnderstood: (understood: Understood) => void = () => undefined
  /** What has been read from a block's words once, whatever became of it. */
  #read = new Map<BlockId, Set<string>>()
  #gapExpectedIn: BlockId | null = null
  #last: (Found & { id: BlockId; dueBefore: Due | null; wasOpen: boolean }) | null = null

  constructor(readonly desk: MinutesDesk) {}

  /** What words are read by from now on; null: not yet known, or a meeting without a date. */
  readBy(reading: Reading | null): void {
    this.#reading = reading
  }

  /** Who is told of what was understood. */
  tell(onUnderstood: (understood: Understood) => void): void {
    this.#onUnderstood = onUnderstood
  }

  /** Reads a block when its writer leaves it. Returns the function that ends it. */
  start(): () => void {
    let last = this.desk.current.get()
    return this.desk.current.subscribe(() => {
      const next = this.desk.current.get()
      if (last && (last.id !== next?.id || last.language !== next.language) && this.#read.has(last.id))
        this.#readAction(last.id, asWhole(plainTextOf(this.desk.board.element(last.id, last.language))))
      last = next
    })
  }

  /** This person has just typed. */
  typed(typed: Typed): void {
    if (this.#takeGap(typed)) return
    const trigger = readTrigger(typed.before)
    // One that stood there before, as after undo, is words.
    const isNew = trigger !== null && typed.before.length - typed.came < trigger.to
    if (isNew && isEnded(typed.before.slice(0, trigger.to)) && this.#become(typed, trigger)) return
    if (!this.#mayOpen(typed.id)) return
    if (!this.#read.has(typed.id)) this.#read.set(typed.id, new Set())
    this.#readAction(typed.id, typed.before)
  }

  /** Enter behind nothing but a trigger: it goes, and the block is what it says. False where there is none. */
  take(typed: Typed): boolean {
    const trigger = readTrigger(typed.before)
    return trigger?.to === typed.before.length && this.#become(typed, trigger)
  }

  /** What the words of a block already say, when it is recorded as an outcome; within the step of the recorder. */
  recorded(id: BlockId): void {
    const texts = this.desk.board.languages.map((each) => plainTextOf(this.desk.board.element(id, each)))
    this.#write(id, this.#understand(id, texts.map(asWhole)))
  }

  /** Takes back what was read last, if its writer is still in that block; the words stay. False: there is nothing. */
  takeBack(): boolean {
    const last = this.#last
    this.#last = null
    const here = this.desk.current.get()
    if (!last || (here && here.id !== last.id)) return false
    const { id, dueBefore, wasOpen } = last
    const facts = this.desk.board.block(id)?.facts
    // What a person has changed since is his.
    const owners = last.owners.filter((code) => facts?.owners.includes(code))
    const due = last.due && facts?.due && writeDue(facts.due) === writeDue(last.due) ? last.due : null
    if (owners.length === 0 && !due) return false
    this.desk.asOneStep(() => {
      const { doc } = this.desk
      for (const code of owners) setListed(doc, minutesOrigin, id, 'owners', { code, listed: false })
      if (due) setDue(doc, minutesOrigin, id, dueBefore)
      if (!wasOpen) setField(doc, minutesOrigin, id, 'opens', null)
    })
    this.#onUnderstood({ kind: 'takenBack', owners, due })
    return true
  }

  /** The space that is typed behind `조치:` belongs to the trigger. */
  #takeGap(typed: Typed): boolean {
    const isExpected = this.#gapExpectedIn === typed.id
    this.#gapExpectedIn = null
    if (!isExpected || typed.before !== ' ') return false
    typed.takeOff(1)
    return true
  }

  #become(typed: Typed, { act, to }: Trigger): boolean {
    const { doc, board } = this.desk
    const facts = board.block(typed.id)
    if (!facts || facts.names !== null || facts.facts.kind === 'footnote') return false
    this.desk.asOneStep(() => {
      typed.takeOff(to)
      if (act.kind === 'outcome') {
        recordAs(doc, minutesOrigin, typed.id, act.verb)
        this.recorded(typed.id)
      } else setKind(doc, minutesOrigin, typed.id, act.kind)
    })
    if (/[:：]$/.test(typed.before)) this.#gapExpectedIn = typed.id
    this.#onUnderstood({ kind: 'became', act })
    return true
  }

  /** A phrase counts once something stands behind it, since it may go on. */
  #readAction(id: BlockId, text: string): void {
    const found = this.#understand(id, [text])
    if (found.owners.length > 0 || found.due) this.desk.asOneStep(() => this.#write(id, found))
  }

  /** "Agreed" leaves nothing to do until its words name with an `@` whoever owes it. */
  #mayOpen(id: BlockId): boolean {
    const facts = this.desk.board.block(id)?.facts
    return !!facts && (facts.opens || (facts.verb !== null && outcomeVerbs[facts.verb].opensCommitment))
  }

  /** What is new in the words of a block. */
  #understand(id: BlockId, texts: readonly string[]): Found {
    const facts = this.desk.board.block(id)?.facts
    if (!this.#reading || !facts || !this.#mayOpen(id)) return { owners: [], due: null }
    const { names, reference } = this.#reading
    const mentioned = texts.flatMap((text) => findMentions(text, names).filter(({ to }) => to < text.length))
    if (!facts.opens && mentioned.length === 0) return { owners: [], due: null }
    const read = this.#read.get(id) ?? new Set<string>()
    this.#read.set(id, read)
    const owners = new Set<DelegationCode>()
    for (const { code } of mentioned) {
      if (!read.has(`owner ${code}`) && !facts.owners.includes(code)) owners.add(code)
      read.add(`owner ${code}`)
    }
    return { owners: [...owners], due: this.#dueOf(texts, reference, facts.due, read) }
  }

  #write(id: BlockId, { owners, due }: Found): void {
    if (owners.length === 0 && !due) return
    const { doc, board } = this.desk
    const { due: dueBefore = null, opens: wasOpen = false } = board.block(id)?.facts ?? {}
    this.#last = { id, owners, due, dueBefore, wasOpen }
    for (const code of owners) setListed(doc, minutesOrigin, id, 'owners', { code, listed: true })
    if (due) setDue(doc, minutesOrigin, id, due)
    this.#onUnderstood({ kind: 'read', owners, due })
  }

  /** The due of the words, if it is new and no person has set another. Texts that differ say nothing. */
  #dueOf(texts: readonly string[], reference: string, now: Due | null, read: Set<string>): Due | null {
    const found = texts.flatMap((text) => {
      const phrase = findDue(text, reference)
      return phrase && phrase.to < text.length ? [writeDue(phrase.due)] : []
    })
    const [due] = found
    if (due === undefined || found.some((other) => other !== due) || read.has(`due ${due}`)) return null
    // A due that these words gave before may be made more exact by them, as a year typed later does.
    if (now && !read.has(`due ${writeDue(now)}`)) return null
    read.add(`due ${due}`)
    return now && writeDue(now) === due ? null : readDue(due)
  }
}

/** A text that nobody goes on with: what stands at its end is complete. */
function asWhole(text: string): string {
  return `${text} `
}

/** A space ends a command; a colon ends a word that needs none. */
function isEnded(text: string): boolean {
  return /[\s:：]$/.test(text)
}
