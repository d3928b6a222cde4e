/**
 * Everything one person works with in one live agenda, apart from what is shown: the record as read, undo,
 * my place and the others' carets, the texts on the page, what is held for me, what is not yet stored.
 */
import type { ItemId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import type * as Y from 'yjs'
import { createStore, type Store } from '../../../lib/store'
import { CaretBoard } from '../../../editing/caret-board'
import { type CompositionListener } from '../../../editing/composition'
import { bookmarkBefore } from '../../../editing/live-text'
import { MountedTexts } from '../../../editing/mounted-texts'
import { MyPlace } from '../../../editing/my-place'
import { takePendingInput } from '../../../editing/pending-input'
import type { OwnUndo } from '../../../editing/own-undo'
import { type AgendaStore, agendaStoreOf } from './agenda-store'
import { undoOfAgenda } from './agenda-undo'
import { HeldItems } from './held-items'
import { UnsentChanges } from './unsent-changes'

// Long enough that a look at another window does not lose the place one was writing at.
const busyAfterTypingMs = 10_000

export interface DeskOptions {
  nameOnCaret: (participant: Participant) => string
  now: () => number
}

export class Desk implements CompositionListener {
  readonly doc: Y.Doc
  readonly store: AgendaStore
  readonly undo: OwnUndo
  readonly myPlace: MyPlace
  readonly carets: CaretBoard
  readonly texts = new MountedTexts()
  readonly held: HeldItems
  readonly unsent: UnsentChanges
  /** The item my focus is in. */
  readonly current: Store<ItemId | null>
  #typedAt = new Map<ItemId, number>()

  constructor(
    readonly session: LiveSession,
    options: DeskOptions,
  ) {
    this.doc = session.doc
    this.store = agendaStoreOf(this.doc)
    this.undo = undoOfAgenda(this.doc)
    this.myPlace = new MyPlace(session)
    this.carets = new CaretBoard(session, this.myPlace, options.nameOnCaret)
    this.held = new HeldItems(this.doc, (id) => this.#isBusyWith(id), options.now)
    this.unsent = new UnsentChanges(session, (origin) => this.undo.isMine(origin))
    this.current = currentItemOf(session)
    this.undo.keepSelectionsWith(() => {
      const view = this.texts.focused()
      return view ? bookmarkBefore(view) : null
    })
  }

  /** Begins to listen. Returns the function that ends it and takes me out of the document's presence. */
  start(): () => void {
    this.store.onRead = (before, now) => this.held.follow(before, now)
    const stops = [
      this.carets.start(),
      this.unsent.start(),
      this.session.beforeOthers(() => {
        const view = this.texts.focused()
        if (view) takePendingInput(view)
      }),
    ]
    return () => {
      this.store.onRead = () => undefined
      for (const stop of stops) stop()
      this.current.set(null)
      this.myPlace.leave()
    }
  }

  destroy(): void {
    this.undo.destroy()
  }

  /** My focus is in this item. Going to another makes the next change a step of its own. */
  enterItem(id: ItemId): void {
    const before = this.current.get()
    if (before !== id) {
      this.undo.newStep()
      if (before) this.held.letGo(before)
    }
    this.current.set(id)
    this.myPlace.at({ itemId: id })
  }

  /** An editor of mine got the focus. */
  enterText(id: ItemId): void {
    this.undo.newStep()
    this.enterItem(id)
  }

  typedIn(id: ItemId): void {
    this.#typedAt.set(id, Date.now())
  }

  /** A change of one field: shown at once, so that a key pressed twice counts from what the first has made. */
  change(act: () => unknown): void {
    act()
    this.store.readNow()
  }

  begin(): void {
    this.session.holdForComposition()
    this.store.hold()
    this.myPlace.hold()
    this.undo.beginSyllable()
  }

  over(): void {
    this.session.releaseAfterComposition()
  }

  settled(): void {
    this.undo.endSyllable()
    this.myPlace.release()
    this.store.release()
  }

  #isBusyWith(id: ItemId): boolean {
    return this.current.get() === id || Date.now() - (this.#typedAt.get(id) ?? 0) < busyAfterTypingMs
  }
}

const currentItems = new WeakMap<LiveSession, Store<ItemId | null>>()

/** The item this person's focus is in; the outline beside the agenda shows it too. */
export function currentItemOf(session: LiveSession): Store<ItemId | null> {
  const store = currentItems.get(session) ?? createStore<ItemId | null>(null)
  currentItems.set(session, store)
  return store
}
