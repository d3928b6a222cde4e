/**
 * Everything one person works with in live minutes, apart from what is shown: what the blocks are, undo, my
 * place and the others' carets, the texts on the page, which pairs have to be brought into step.
 */
import type { MinutesTextRoot } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { KeepInStep } from '@tandem/shared/minutes'
import type { Participant } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { CaretBoard } from '../../../editing/caret-board'
import type { CompositionListener } from '../../../editing/composition'
import { bookmarkBefore } from '../../../editing/live-text'
import { MountedTexts } from '../../../editing/mounted-texts'
import { MyPlace } from '../../../editing/my-place'
import type { OwnUndo } from '../../../editing/own-undo'
import { takePendingInput } from '../../../editing/pending-input'
import { comesIntoSight } from '../../../editing/stays-in-sight'
import { createStore, type Store } from '../../../lib/store'
import { blockAt } from '../text/block-at'
import { giveIdsNow } from '../text/block-ids'
import { DrawQueue } from '../text/draw-queue'
import { Settling } from '../text/settling'
import { BlockBoard } from './block-board'
import { BlocksOnPage } from './blocks-on-page'
import { followMoves } from './follow-moves'
import { Footnotes } from './footnotes'
import { minutesOrigin, undoOfMinutes } from './minutes-undo'
import { type RecordStore, recordStoreOf } from './record-store'

/** The block my caret is in, and in which language. */
export interface Current {
  id: BlockId
  language: Language
}

export class MinutesDesk {
  readonly doc: Y.Doc
  readonly board: BlockBoard
  readonly store: RecordStore
  readonly notes: Footnotes
  readonly undo: OwnUndo
  readonly myPlace: MyPlace
  readonly carets: CaretBoard
  readonly texts = new MountedTexts()
  readonly page = new BlocksOnPage()
  readonly draws = new DrawQueue()
  readonly settling = new Settling()
  readonly inStep: KeepInStep
  /** Stays when the focus goes to the bar or a dialog, so that they know which block is meant. */
  readonly current: Store<Current | null>
  #views = new Map<Language, EditorView>()

  constructor(
    readonly session: LiveSession,
    nameOnCaret: (participant: Participant) => string,
  ) {
    this.doc = session.doc
    this.board = new BlockBoard(this.doc)
    this.store = recordStoreOf(this.doc)
    this.notes = new Footnotes(this.store)
    this.undo = undoOfMinutes(this.doc)
    this.myPlace = new MyPlace(session)
    this.carets = new CaretBoard(session, this.myPlace, nameOnCaret)
    this.inStep = new KeepInStep(this.doc, minutesOrigin)
    this.current = currentBlockOf(session)
    this.undo.keepSelectionsWith(() => {
      const view = this.texts.focused()
      return view ? bookmarkBefore(view) : null
    })
  }

  /** Begins to listen. Returns the function that ends it and takes me out of the document's presence. */
  start(): () => void {
    const stops = [
      this.board.start(),
      this.notes.start(),
      this.carets.start(),
      followMoves(this.doc, this.undo),

      this.session.subscribe(() => this.page.showWriters(this.session.participants)),
      this.current.subscribe(() => this.page.showCurrent(this.current.get()?.id ?? null)),
    ]
    return () => {
      for (const stop of stops) stop()
      this.current.set(null)
      this.myPlace.leave()
    }
  }

  destroy(): void {
    this.undo.destroy()
  }

  /** The editor of one language is on the page. */
  mount(language: Language, field: MinutesTextRoot, view: EditorView): () => void {
    this.#views.set(language, view)
    const stops = [this.texts.add({ field }, view), this.session.beforeOthers(() => takePendingInput(view))]
    return () => {
      for (const stop of stops) stop()
      if (this.#views.get(language) === view) this.#views.delete(language)
    }
  }

  view(language: Language): EditorView | null {
    return this.#views.get(language) ?? null
  }

  /** My caret has moved, or the focus came to this text. */
  caretMoved(language: Language, view: EditorView): void {
    const id = blockAt(view.state)
    const before = this.current.get()
    if (!id || (before?.id === id && before.language === language)) return
    this.inStep.left()
    this.current.set({ id, language })
    comesIntoSight(view)
  }

  /** I have just changed words in the block my caret is in. */
  typed(language: Language, view: EditorView): void {
    const id = blockAt(view.state)
    if (id) this.inStep.changed(id, language)
  }

  /** One act as one step of undo. */
  asOneStep<Result>(act: () => Result): Result {
    return this.undo.oneStep(act)
  }

  composing(view: EditorView): CompositionListener {
    return {
      begin: () => {
        this.session.holdForComposition()
        this.myPlace.hold()
        this.undo.beginSyllable()
      },
      over: () => this.session.releaseAfterComposition(),
      settled: () => {
        this.undo.endSyllable()
        this.myPlace.release()
        if (!view.isDestroyed) giveIdsNow(view)
      },
    }
  }
}

const currentBlocks = new WeakMap<LiveSession, Store<Current | null>>()

/** The block this person's caret is in; the outline beside the text shows its section. */
export function currentBlockOf(session: LiveSession): Store<Current | null> {
  const store = currentBlocks.get(session) ?? createStore<Current | null>(null)
  currentBlocks.set(session, store)
  return store
}
