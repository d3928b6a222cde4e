/**
 * One letter where it stands or stood, and all that ever said whether it has a mark: the settings of that mark before
 * it in its text, of which the last that stands counts.
 */
import * as Y from 'yjs'
import type { Position } from './time-index.js'
import type { WholeText } from './whole-text.js'

/** Without any setting; as what ends a mark. */
export const unmarked = 'null'

interface Setting {
  readonly client: number
  readonly clock: number
  /** As JSON; `null` ends a mark. */
  readonly value: string
}

export class MarkedLetter {
  private readonly id: { client: number; clock: number }
  /** In the order of the text. */
  private readonly settings: readonly Setting[]
  /** The rows in which the letter came, or anything about its mark came or went. */
  readonly rows: readonly number[]

  constructor({ doc, index }: WholeText, id: { client: number; clock: number }, mark: string) {
    this.id = id
    this.settings = settingsBefore(Y.getItem(doc.store, Y.createID(id.client, id.clock)), mark)
    this.rows = [id, ...this.settings]
      .flatMap(({ client, clock }) => [index.insertedAt(client, clock), index.deletedAt(client, clock)])
      .filter((seq) => seq !== null)
  }

  stands(position: Position): boolean {
    return position.isStanding(this.id.client, this.id.clock)
  }

  markAt(position: Position): string {
    return (
      this.settings.findLast(({ client, clock }) => position.isStanding(client, clock))?.value ?? unmarked
    )
  }
}

function settingsBefore(letter: Y.Item, mark: string): Setting[] {
  const settings: Setting[] = []
  for (let item = letter.left; item !== null && item !== undefined; item = item.left) {
    const { content, id } = item
    if (content instanceof Y.ContentFormat && content.key === mark)
      settings.unshift({ ...id, value: JSON.stringify(content.value) })
  }
  return settings
}
