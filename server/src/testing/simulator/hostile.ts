/** Someone with the right to edit who writes in others' names, where they will write next [SYNC-5]. */
import type { DocumentId } from '@tandem/shared/ids'
import { type DelegationCode, newId } from '@tandem/shared/ids'
import { toWire } from '@tandem/shared/protocol'
import { keepMarks, LinkLost, RequestRefused } from '@tandem/shared/sync'
import * as Y from 'yjs'
import type { SimulatedDisk } from './simulated-disk.js'
import { SimulatedLink } from './simulated-link.js'
import type { Stage } from './stage.js'

const tries = 6
const forged = '(forged)'

export class Hostile {
  private readonly in: Stage
  private readonly link: SimulatedLink
  private readonly clientId: number

  constructor(stage: Stage) {
    this.in = stage
    const delegation = 'XXX' as DelegationCode
    const person = { userId: newId('usr'), delegation, right: 'edit' as const }
    this.clientId = stage.world.dice.below(0xffff_ffff)
    this.link = new SimulatedLink(stage.linkParts(person))
    this.link.onState((state) => {
      if (state.kind === 'open')
        this.ask({ type: 'open', documentId: this.documentId, clientId: this.clientId })
    })
  }

  plan(): void {
    const { world, weather } = this.in
    for (let count = 0; count < tries; count += 1) {
      world.after(world.dice.between(1_000, weather.badForMs), () => this.strike())
    }
  }

  leave(): void {
    this.link.close()
  }

  private get documentId(): DocumentId {
    return this.in.theDocument.id
  }

  private strike(): void {
    const { world, devices } = this.in
    const doc = this.in.docOnDisk()
    const victim = world.dice.pick(devices).doc.clientID
    // An id that never wrote belongs to nobody yet.
    if (Y.getState(doc.store, victim) === 0) return
    const update = this.forge(doc, victim, forged)
    if (update) this.ask({ type: 'edit', documentId: this.documentId, update: toWire(update) })
  }

  /** An update that writes with another's client id, where he will write next. */
  private forge(disk: Y.Doc, victim: number, text: string): Uint8Array | null {
    disk.clientID = victim
    const before = Y.encodeStateVector(disk)
    const title = this.in.subject.firstText(disk)
    if (!title) return null
    disk.transact(() => title.insert(0, text))
    // Yjs takes another id for itself when it meets its own; then nothing was forged.
    return disk.clientID === victim ? Y.encodeStateAsUpdate(disk, before) : null
  }

  private ask(message: Parameters<SimulatedLink['request']>[0]): void {
    this.link
      .request(message)
      .then((answer) => {
        const isTaken = message.type === 'edit' && 'seq' in answer && answer.seq !== null
        // What was deleted before may be deleted again by anyone, and its copies with it [M6].
        if (isTaken && this.in.subject.says(this.in.docOnDisk(), forged))
          this.in.ledger.wrong('a forged update was taken over [SYNC-5]')
      })
      .catch((error: unknown) => {
        if (!(error instanceof LinkLost) && !(error instanceof RequestRefused)) throw error
      })
  }
}

/** The text as the log has it. */
export function docOnDisk(disk: SimulatedDisk, documentId: DocumentId): Y.Doc {
  const image = disk.image(documentId)
  const doc = keepMarks(new Y.Doc())
  if (image) Y.applyUpdate(doc, image.live)
  for (const row of disk.readSince(documentId, 0)) Y.applyUpdate(doc, row.frame)
  return doc
}
