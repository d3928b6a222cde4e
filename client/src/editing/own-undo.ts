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

/**
 * An act that is taken back by another act and not by undoing its halves, as a move is by moving back.
 * Doing it answers what takes it back; null: there was nothing to do.
 */
export type Reversible = () => Reversible | null

const reverseKey = 'reverse'

/** What stood at one place and now stands, copied, at another. */
export interface Copied {
  readonly from: { readonly client: number; readonly clock: number }
  readonly to: { readonly client: number; readonly clock: number }
  readonly length: number
}

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
    return this.#goBack('undo')
  }

  redo(): boolean {
    return this.#goBack('redo')
  }

  /** One step, which is undone by what the act answers. */
  actReversibly(act: Reversible): boolean {
    return this.oneStep(() => this.#act(act))
  }

  /** What I did before to what was copied is undone in the copy. */
  follow(copied: readonly Copied[]): void {
    const byClient = new Map<number, Copied[]>()
    for (const each of copied) {
      const ofClient = byClient.get(each.from.client)
      if (ofClient) ofClient.push(each)
      else byClient.set(each.from.client, [each])
    }
    for (const step of [...this.manager.undoStack, ...this.manager.redoStack]) {
      step.insertions = followed(step.insertions, byClient)
    }
  }

  #act(act: Reversible): boolean {
    let added: Map<unknown, unknown> | null = null
    const hear = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }): void => {
      added = stackItem.meta
    }
    this.manager.on('stack-item-added', hear)
    try {
      const reverse = act()
      ;(added as Map<unknown, unknown> | null)?.set(reverseKey, reverse)
      return reverse !== null
    } finally {
      this.manager.off('stack-item-added', hear)
    }
  }

  #goBack(kind: 'undo' | 'redo'): boolean {
    const { manager } = this
    const stack = kind === 'undo' ? manager.undoStack : manager.redoStack
    while (stack.length > 0) {
      const last = stack.findLastIndex(({ meta }) => meta.has(reverseKey))
      if (last === stack.length - 1) {
        if (this.#reverse(stack, kind)) return true
        continue
      }
      // Where a step changes nothing any more, Yjs goes on to the one before: not into an act.
      const before = stack.splice(0, last + 1)
      const step = kind === 'undo' ? manager.undo() : manager.redo()
      stack.unshift(...before)
      if (step) return true
    }
    return false
  }

  #reverse(stack: Y.UndoManager['undoStack'], kind: 'undo' | 'redo'): boolean {
    const step = stack.pop()
    const reverse = step?.meta.get(reverseKey) as Reversible | null | undefined
    if (!reverse) return false
    const doing = kind === 'undo' ? 'undoing' : 'redoing'
    this.manager[doing] = true
    try {
      if (!this.#act(reverse)) return false
    } finally {
      this.manager[doing] = false
    }
    const restore: unknown = step?.meta.get(bookmarkKey)
    if (typeof restore === 'function') restore()
    return true
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

type Clocks = Y.UndoManager['undoStack'][number]['insertions']

/** The same letters and elements, those that were copied in their copies. */
function followed(insertions: Clocks, copied: ReadonlyMap<number, readonly Copied[]>): Clocks {
  const moved = Y.createDeleteSet()
  const add = (client: number, clock: number, len: number): void => {
    const ranges = moved.clients.get(client) ?? []
    moved.clients.set(client, [...ranges, { clock, len }])
  }
  let isAny = false
  for (const [client, ranges] of insertions.clients) {
    const ofClient = copied.get(client) ?? []
    for (const { clock, len } of ranges) {
      let rest = [{ clock, len }]
      for (const { from, to, length } of ofClient) {
        const start = Math.max(clock, from.clock)
        const end = Math.min(clock + len, from.clock + length)
        if (start >= end) continue
        isAny = true
        add(to.client, to.clock + start - from.clock, end - start)
        rest = rest.flatMap((each) => without(each, start, end))
      }
      for (const each of rest) add(client, each.clock, each.len)
    }
  }
  return isAny ? Y.mergeDeleteSets([moved]) : insertions
}

function without({ clock, len }: { clock: number; len: number }, start: number, end: number) {
  return [
    { clock, len: Math.min(clock + len, start) - clock },
    { clock: Math.max(clock, end), len: clock + len - Math.max(clock, end) },
  ].filter((each) => each.len > 0)
}
