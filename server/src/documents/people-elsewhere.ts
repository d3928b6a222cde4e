/**
 * Who is in documents through other processes, as far as this one has heard. A node counts what it says
 * about its people, so that whoever missed something notices and asks for all of it.
 */
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'

/** What a group's home shows of people whose room is not in this process. */
export interface PeopleElsewhere {
  documents(): readonly DocumentId[]
  peopleIn(documentId: DocumentId): readonly Participant[]
  /** The number of the item someone is at, as the process he joined through counted it. */
  itemNumberOf(documentId: DocumentId, id: ParticipantId): string | null
  /** Told when someone came, went, moved or was numbered anew. Returns how to stop listening. */
  onChange(listener: (documentId: DocumentId) => void): () => void
}

export const nobodyElsewhere: PeopleElsewhere = {
  documents: () => [],
  peopleIn: () => [],
  itemNumberOf: () => null,
  onChange: () => () => undefined,
}

export type ItemNumbers = Readonly<Record<string, string | null>>

/** What one node says about its people in one document. */
export interface SaidOfPeople {
  documentId: DocumentId
  changed: readonly Participant[]
  left: readonly ParticipantId[]
  numbers: ItemNumbers
}

/** For this long a node may say nothing; then its people are gone: within six seconds, however it died [SYNC-10]. */
export const silentMs = 5_000

interface Seen {
  participant: Participant
  itemNumber: string | null
}

interface Node {
  heardAt: number
  /** How much of what it said is known; null until all of it was told once. */
  revision: number | null
  documents: Map<DocumentId, Map<ParticipantId, Seen>>
}

export class HeardPeople {
  private readonly now: () => number
  private readonly nodes = new Map<string, Node>()

  /** @param now monotonic, ms */
  constructor(now: () => number) {
    this.now = now
  }

  get isAlone(): boolean {
    return this.nodes.size === 0
  }

  /** Its people are known up to this revision: true. Otherwise all of them must be asked for. */
  isUpToDate(nodeId: string, revision: number): boolean {
    return this.nodeOf(nodeId).revision === revision
  }

  /** What is not the next thing it said still counts, until all of it is told. */
  hear(nodeId: string, revision: number, said: SaidOfPeople): SaidOfPeople | null {
    const node = this.nodeOf(nodeId)
    if (node.revision !== null && revision <= node.revision) return null
    if (revision - 1 === node.revision) node.revision = revision
    else node.revision = null
    return apply(node, said)
  }

  hearAll(nodeId: string, revision: number, all: readonly SaidOfPeople[]): SaidOfPeople[] {
    const node = this.nodeOf(nodeId)
    node.revision = revision
    const told = new Map(all.map((said) => [said.documentId, said]))
    const nobody = { changed: [], left: [], numbers: {} }
    const documents = new Set([...node.documents.keys(), ...told.keys()])
    return [...documents].map((documentId) => {
      const said = told.get(documentId) ?? { documentId, ...nobody }
      const staying = new Set(said.changed.map(({ id }) => id))
      const left = [...(node.documents.get(documentId)?.keys() ?? [])].filter((id) => !staying.has(id))
      return apply(node, { ...said, left })
    })
  }

  /** Forgets nodes that have been silent; answers whom that takes away. */
  forgetSilent(): SaidOfPeople[] {
    const gone = [...this.nodes].filter(([, node]) => this.now() - node.heardAt >= silentMs)
    for (const [nodeId] of gone) this.nodes.delete(nodeId)
    return gone.flatMap(([, node]) =>
      [...node.documents].map(([documentId, people]) => ({
        documentId,
        changed: [],
        left: [...people.keys()],
        numbers: {},
      })),
    )
  }

  documents(): DocumentId[] {
    return [...new Set([...this.nodes.values()].flatMap((node) => [...node.documents.keys()]))]
  }

  seenIn(documentId: DocumentId): Seen[] {
    return [...this.nodes.values()].flatMap((node) => [...(node.documents.get(documentId)?.values() ?? [])])
  }

  private nodeOf(nodeId: string): Node {
    const node = this.nodes.get(nodeId) ?? { heardAt: 0, revision: null, documents: new Map() }
    this.nodes.set(nodeId, node)
    node.heardAt = this.now()
    return node
  }
}

/** Answers what is new of it, to be told to those in the document. */
function apply(node: Node, { documentId, changed, left, numbers }: SaidOfPeople): SaidOfPeople {
  const people = node.documents.get(documentId) ?? new Map<ParticipantId, Seen>()
  const isNews = changed.filter((each) => !isSame(people.get(each.id)?.participant, each))
  for (const participant of changed) {
    const before = people.get(participant.id)
    const [was, is] = [before?.participant.place, participant.place]
    const stays = was?.itemId === is?.itemId && was?.blockId === is?.blockId
    people.set(participant.id, { participant, itemNumber: (stays && before?.itemNumber) || null })
  }
  const gone = left.filter((id) => people.delete(id))
  for (const [id, itemNumber] of Object.entries(numbers)) {
    const seen = people.get(id as ParticipantId)
    if (seen) seen.itemNumber = itemNumber
  }
  if (people.size === 0) node.documents.delete(documentId)
  else node.documents.set(documentId, people)
  return { documentId, changed: isNews, left: gone, numbers }
}

function isSame(before: Participant | undefined, now: Participant): boolean {
  return JSON.stringify(before) === JSON.stringify(now)
}
