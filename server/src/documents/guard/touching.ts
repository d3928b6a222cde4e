import * as Y from 'yjs'
import type { DeletedRange, ReadStruct } from './read-update.js'
import type { LateWords, Touched } from './touched.js'

/** Notes, struct by struct, what one update does to blocks. */
export class Touching implements Touched {
  readonly made = new Map<string, number>()
  readonly taken = new Set<string>()
  writes = false
  readonly words: LateWords[] = []
  readonly deletions: DeletedRange[] = []
  deleted: readonly DeletedRange[] = []

  /** For the next update; what the one before noted is somebody's by now. */
  static after(before: Touching, deleted: readonly DeletedRange[]): Touching {
    const next = before.isAnything ? new Touching() : before
    next.deleted = deleted
    next.writes = false
    return next
  }

  get isAnything(): boolean {
    const { made, taken, words, deletions } = this
    return made.size > 0 || taken.size > 0 || words.length > 0 || deletions.length > 0
  }

  /** @param key of the map it stands in, if it stands in one */
  makes({ content }: ReadStruct, key: string | null): void {
    if (key === 'id' && content.is === 'values') {
      for (const id of content.values.map(String)) this.made.set(id, (this.made.get(id) ?? 0) + 1)
    } else if (content.is === 'letters') this.writes = true
  }

  /** It comes for a place that is gone. @param have from which clock of its client on it is new */
  comesLate({ content, client, clock, length, origin, rightOrigin, parent }: ReadStruct, have: number): void {
    if (content.is === 'gone') return
    const known = Math.max(0, have - clock)
    this.words.push({
      client,
      clock: clock + known,
      length: length - known,
      text: content.is === 'letters' ? content.text.slice(known) : '',
      mark: content.is === 'mark' ? { name: content.name, value: content.value } : null,
      origin: known > 0 ? { client, clock: have - 1 } : origin,
      rightOrigin,
      parent: typeof parent === 'string' ? null : parent,
    })
  }

  takesOut({ content, parent }: Y.Item): void {
    if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return
    const isBlock = parent instanceof Y.AbstractType && parent._item === null
    const id = isBlock ? content.type.getAttribute('id') : undefined
    if (id !== undefined) this.taken.add(id)
  }

  takesOutCollected({ id, length }: Y.GC, from: number, to: number): void {
    const clock = Math.max(from, id.clock)
    this.deletions.push({ client: id.client, clock, length: Math.min(to, id.clock + length) - clock })
  }
}
