/**
 * One person's device: the page that is open (the real provider over a simulated link) and the copy of the
 * document that outlives it. Pages crash and are loaded again, lose their link, and compose.
 */
import type { DocumentId } from '@tandem/shared/ids'
import { DocumentSync, keepMarks, type Unstored } from '@tandem/shared/sync'
import * as Y from 'yjs'
import type { Ledger } from './ledger.js'
import { type LinkParts, SimulatedLink } from './simulated-link.js'
import type { SimulatedPerson } from './simulated-person.js'
import type { VirtualWorld } from './virtual-world.js'
import type { Subject } from './subject.js'
import { type Act, type Pen, typing } from './words-in-text.js'

export interface DeviceParts extends LinkParts {
  documentId: DocumentId
  subject: Subject
}

/** What was typed or taken out here, and not yet told to be stored. */
interface Waiting {
  typed: number[]
  deleted: number[]
}

/** What the device keeps, in one write: the document as it was at some moment, and what waited then. */
interface Copy {
  state: Uint8Array
  unstored: Unstored
  waiting: Waiting
}

interface Page {
  doc: Y.Doc
  sync: DocumentSync
  link: SimulatedLink
  pen: Pen
  waiting: Waiting
}

export class SimulatedDevice {
  readonly person: SimulatedPerson
  private readonly parts: DeviceParts
  private readonly world: VirtualWorld
  private readonly ledger: Ledger
  private page: Page
  private copy: Copy | null = null
  private compositions = 0

  constructor(parts: DeviceParts) {
    this.parts = parts
    this.person = parts.person
    this.world = parts.world
    this.ledger = parts.ledger
    this.page = this.load()
  }

  get doc(): Y.Doc {
    return this.page.doc
  }

  get sync(): DocumentSync {
    return this.page.sync
  }

  get link(): SimulatedLink {
    return this.page.link
  }

  /** What this person typed that still waits. */
  get waitingWords(): readonly number[] {
    return this.page.waiting.typed
  }

  get isQuiet(): boolean {
    const { link, mode, unstored } = this.sync.status
    const isAtRest = link === 'live' && mode === 'live' && unstored === 0
    return isAtRest && this.link.isUp && this.compositions === 0
  }

  /** Does something at random, once the text is here. */
  acts(): void {
    this.does((pen) => this.parts.subject.act(pen))
  }

  pastes(): void {
    this.does((pen) => this.parts.subject.paste(pen))
  }

  composes(ms: number): void {
    const { sync } = this.page
    sync.holdForComposition()
    this.compositions += 1
    this.world.after(ms, () => {
      this.compositions -= 1
      sync.releaseAfterComposition()
    })
  }

  keepsCopy(): void {
    const { doc, sync, waiting } = this.page
    if (!sync.status.complete || sync.status.mode !== 'live') return
    // The browser had not come to write it when the page went.
    if (this.world.dice.chance(0.2)) return
    this.copy = {
      state: Y.encodeStateAsUpdate(doc),
      unstored: sync.unstored,
      waiting: { typed: [...waiting.typed], deleted: [...waiting.deleted] },
    }
  }

  /** The page dies and is loaded again from the device's copy; what the copy lacks is gone with the page. */
  reloads(): void {
    const { link, sync, doc, pen } = this.page
    link.close()
    sync.destroy()
    pen.undo.destroy()
    doc.destroy()
    this.page = this.load()
  }

  leaves(): void {
    this.page.sync.destroy()
    this.page.link.close()
  }

  private load(): Page {
    const { world, parts, ledger, copy } = this
    const doc = keepMarks(new Y.Doc({ gc: false }))
    doc.clientID = world.dice.below(0xffff_ffff)
    if (copy) Y.applyUpdate(doc, copy.state, 'copy')
    const link = new SimulatedLink(parts)
    const sync = new DocumentSync({
      documentId: parts.documentId,
      doc,
      link,
      timers: world,
      ...(copy && { keptUnstored: copy.unstored, hasLocalCopy: true }),
    })
    const undo = new Y.UndoManager(parts.subject.undoable(doc), {
      doc,
      trackedOrigins: new Set([typing]),
      captureTimeout: 0,
    })
    const waiting = copy
      ? { typed: [...copy.waiting.typed], deleted: [...copy.waiting.deleted] }
      : { typed: [], deleted: [] }
    const { userId: author, delegation } = this.person
    const pen = { doc, dice: world.dice, ledger, author, delegation, undo }
    const page = { doc, sync, link, pen, waiting }
    sync.subscribe(() => this.hearsStatus(page))
    return page
  }

  private does(what: (pen: Pen) => Act): void {
    const { sync, pen, waiting } = this.page
    if (!sync.status.complete || sync.status.mode === 'record') return
    // Noted as waiting first: being told "stored" while acting would be too early.
    const before = { typed: waiting.typed.length, deleted: waiting.deleted.length }
    const { typed, deleted } = what(pen)
    this.world.note('act', typed.length, deleted.length, before.typed)
    if (sync.status.unstored === 0 && typed.length > 0) {
      this.ledger.wrong(`${this.person.userId} typed, and the page says that all is stored`)
    }
    waiting.typed.push(...typed)
    waiting.deleted.push(...deleted)
  }

  /** "All stored" is what a person goes by: then it must be so. */
  private hearsStatus({ sync, waiting, link: line }: Page): void {
    const { link, mode, unstored, differs } = sync.status
    if (link === 'live' && line.state.kind !== 'open') {
      this.ledger.wrong(`${this.person.userId} was told that he is in step, without a link`)
    }
    if (differs) this.ledger.wrong(`${this.person.userId} was told that his text differs from the server's`)
    if (link !== 'live' || mode !== 'live' || unstored > 0) return
    if (waiting.typed.length === 0 && waiting.deleted.length === 0) return
    this.ledger.toldStored(waiting.typed.splice(0), waiting.deleted.splice(0))
  }
}
