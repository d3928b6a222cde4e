/** A block stands twice: of its copies one stays. */
import { minutesTextOf } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { align, found } from './align.js'
import { isMadeWith, madeWith, takenAlong } from './copied.js'
import { nameOf } from './follow.js'
import { carryMarks } from './late-marks.js'
import type { LatePlaces } from './late-places.js'
import { idOf, type Letter, lettersOf, textsIn } from './letters.js'
import type { Counterparts, Pair } from './mended.js'
import type { Mending } from './mending.js'

export class SecondCopies {
  private readonly mending: Mending
  private readonly late: LatePlaces
  /** Of blocks that came twice with this update, the copy that stays. */
  private readonly kept = new Set<Y.XmlElement>()
  private readonly ownIds = new Map<string, BlockId[]>()

  constructor(mending: Mending, late: LatePlaces) {
    this.mending = mending
    this.late = late
  }

  /** What stays of the elements that were made of an old one. */
  keepOne(made: readonly Y.XmlElement[], old: Y.XmlElement): Y.XmlElement {
    const kept = this.keptOf(made, old)
    this.kept.add(kept)
    return kept
  }

  /** Two moved one block at once: the first in the log stays. Two blocks got one id: the later gets its own. */
  async leaveOneOfEach(language: Language): Promise<void> {
    for (const [id, elements] of this.mending.elements(language)) {
      // Another's may be a move that comes in pieces: until the last one is here both are one block.
      if (elements.length < 2 || !elements.some((each) => this.mending.isOfUpdate(idOf(each)))) continue
      const kept = this.keptOf(elements)
      const others = elements.filter((extra) => extra !== kept && !this.isSecondMove(extra, kept))
      for (const extra of elements) {
        if (extra === kept) continue
        const at = others.indexOf(extra)
        if (at === -1) await this.mergeInto(kept, extra, language)
        else await this.mending.rename(extra, this.ownId(id, at))
      }
    }
  }

  /** One for all languages: what is one block to people stays one. */
  private ownId(id: string, at: number): BlockId {
    const ids = this.ownIds.get(id) ?? []
    this.ownIds.set(id, ids)
    return (ids[at] ??= newId('blk'))
  }

  /** Of the copies that came with the update the one of an element whose id is another by now, unless it is another's. */
  copyUnder(formerId: string, old: Y.XmlElement, language: Language): Y.XmlElement | null {
    const made = this.mending.elements(language).get(formerId as BlockId) ?? []
    const free = made.filter((element) => this.mending.isNew(idOf(element)) && !this.kept.has(element))
    return free.length > 0 ? this.keepOne(free, old) : null
  }

  /** The one that was there before, or was made of what was there before. */
  private keptOf(elements: readonly Y.XmlElement[], old?: Y.XmlElement): Y.XmlElement {
    const known = elements.find(
      (element) => !this.mending.isOfUpdate(idOf(element)) || this.kept.has(element),
    )
    const [first] = elements
    if (!first) throw new Error('a block without an element')
    if (known || !old || elements.length === 1) return known ?? first
    const seen = textsIn(old).flatMap((text) =>
      lettersOf(text).filter((letter) => this.mending.isDeleted(letter)),
    )
    // What it has beyond counts against it: of two copies one may be of another copy that is gone.
    const alikeTo = (element: Y.XmlElement): number => {
      const letters = textsIn(element).flatMap((text) => madeWith(element, lettersOf(text)))
      const { pairs, doubtful } = align(seen, letters)
      return 2 * (pairs.length + doubtful.length) - letters.length
    }
    const likeness = elements.map(alikeTo)
    return elements[likeness.indexOf(Math.max(...likeness))] ?? first
  }

  private isSecondMove(extra: Y.XmlElement, kept: Y.XmlElement): boolean {
    const moves = this.mending.moves
    const origins = moves.movedElements.filter((id) => this.mending.isDeleted(id))
    return this.mending.isOfUpdate(idOf(extra)) && origins.some((origin) => moves.leads(origin, idOf(kept)))
  }

  /** What was written in the second copy after it was made goes into the first, and the second goes. */
  async mergeInto(kept: Y.XmlElement, extra: Y.XmlElement, language: Language): Promise<void> {
    const copied = textsIn(extra).flatMap((text) => madeWith(extra, lettersOf(text)))
    await this.late.putOwn(copied, kept)
    // Moved more than once before it was sent: what was written in between was taken along from there.
    for (const between of this.mending.goneAgain(language).get(extra.getAttribute('id') as BlockId) ?? []) {
      await this.mergeTexts(kept, between, (later) => takenAlong([later], copied))
    }
    const merged = await this.mergeTexts(kept, extra, (later) => {
      return new Set(later.filter(({ isStanding }) => isStanding))
    })
    this.mending.note(extra, kept, merged)
    await this.mending.write(this.mending.author, () => {
      const root = minutesTextOf(this.mending.copy, language)
      root.delete(root.toArray().indexOf(extra), 1)
    })
    await this.late.putOwnMarks(kept)
  }

  private async mergeTexts(
    kept: Y.XmlElement,
    from: Y.XmlElement,
    wantedOf: (later: readonly Letter[]) => { has(letter: Letter): boolean },
  ): Promise<Counterparts> {
    const into = textsIn(kept)
    const merged: Counterparts = { letters: [], doubtful: [], texts: [] }
    for (const [at, text] of textsIn(from).entries()) {
      const to = into[at] ?? into.at(-1)
      if (!to) break
      const all = lettersOf(text)
      const copied = new Set(madeWith(from, all))
      const { pairs, doubtful } = found(
        lettersOf(to).filter(({ isStanding }) => isStanding),
        all.filter((letter) => copied.has(letter) && letter.char !== null),
      )
      const counterpart = new Map<Letter, Id>([...pairs, ...doubtful].map(turned))
      const later = all.filter((letter) => !copied.has(letter) && letter.char !== null)
      const wanted = wantedOf(later)
      const put = await this.mending.putBetween(all, counterpart, to, (letter) => wanted.has(letter))
      const copies = new Map([...counterpart, ...put].map(([one, copy]) => [nameOf(one), copy]))
      await carryMarks(this.mending, { from: text, to, copies }, (mark) => {
        return !mark.deleted && !isMadeWith(from, mark.id)
      })
      const known = [...pairs.map(turned), ...put]
      // What its author took out again, as into a block he split off: whoever repeats that takes nothing out here.
      const isTold = ([letter]: Pair): boolean => this.mending.isDeleted(letter)
      merged.letters.push(...known.filter((pair) => !isTold(pair)))
      merged.doubtful.push(...doubtful.map(turned), ...known.filter(isTold))
      merged.texts.push([idOf(text), idOf(to)])
    }
    return merged
  }
}

function turned([one, other]: [Letter, Letter]): [Letter, Letter] {
  return [other, one]
}
