/**
 * Undo over a whole document, text and structure alike, and only of what I did in this tab [SYNC-14].
 *
 * Owned here and not by y-prosemirror's undo plugin, which destroys the manager whenever ProseMirror
 * makes its plugin views anew (EDITOR.md).
 */
import { defaultDeleteFilter, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'

export interface UndoScope {
  /** The shared types whose changes can be undone. */
  roots: ConstructorParameters<typeof Y.UndoManager>[0]
  /** Origin of this person's acts on the structure; texts have y-prosemirror's. */
  origin: string
  /** The element that holds a paragraph. */
  paragraph: string
}

const captureWithinMs = 500

/** Something that remembers a selection and can put it back. */
export type SelectionKeeper = () => (() => void) | null

const bookmarkKey = 'bookmark'

export class OwnUndo {
  readonly manager: Y.UndoManager
  #keepSelection: SelectionKeeper = () => null

  constructor(readonly scope: UndoScope) {
    this.manager = new Y.UndoManager(scope.roots, {
      trackedOrigins: new Set<unknown>([ySyncPluginKey, scope.origin]),
      captureTimeout: captureWithinMs,
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      // A paragraph of mine in which someone else has written stays.
      deleteFilter: (item) => defaultDeleteFilter(item, new Set([scope.paragraph])),
    })
    this.manager.on('stack-item-added', ({ stackItem }) => {
      const restore = this.#keepSelection()
      if (restore) stackItem.meta.set(bookmarkKey, restore)
    })
    this.manager.on('stack-item-popped', ({ stackItem }) => {
      const restore: unknown = stackItem.meta.get(bookmarkKey)
      if (typeof restore === 'function') restore()
    })
  }

  /** Is this transaction one of mine, undo and redo included? */
  isMine(origin: unknown): boolean {
    return origin === ySyncPluginKey || origin === this.scope.origin || origin === this.manager
  }

  /** Who is asked, when a step begins, where the caret stood before it. */
  keepSelectionsWith(keeper: SelectionKeeper): void {
    this.#keepSelection = keeper
  }

  undo(): boolean {
    return this.manager.undo() !== null
  }

  redo(): boolean {
    return this.manager.redo() !== null
  }

  /** What comes next is a step of its own: another text has the focus, or an act of another kind follows. */
  newStep(): void {
    this.manager.stopCapturing()
  }

  /** One act is one step, however long it takes and however many transactions it makes. */
  oneStep<Result>(act: () => Result): Result {
    this.newStep()
    this.manager.captureTimeout = Number.POSITIVE_INFINITY
    try {
      return act()
    } finally {
      this.manager.captureTimeout = captureWithinMs
      this.newStep()
    }
  }

  /** One syllable is one step, however long its letters take [SYNC-13]. */
  beginSyllable(): void {
    this.newStep()
    this.manager.captureTimeout = Number.POSITIVE_INFINITY
  }

  endSyllable(): void {
    this.manager.captureTimeout = captureWithinMs
    this.newStep()
  }

  destroy(): void {
    this.manager.destroy()
  }
}
