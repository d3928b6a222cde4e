/**
 * Colours live texts by who wrote them. Drawn beside the text, never part of it.
 *
 * Always true:
 *  1. Off by default, and then it listens to nothing, asks for nothing and draws nothing.
 *  2. Only what is near the screen is looked at, when the writing or scrolling pauses.
 *  3. Nothing is drawn anew while a syllable is composed [SYNC-13].
 */
import type { Blame, HistoryAuthor } from '@tandem/shared/history'
import type { Participant } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { type ProsemirrorBinding, ySyncPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'
import { takePendingInput } from '../../../editing/pending-input'
import { createStore } from '../../../lib/store'
import styles from './blame.module.css'
import { LetterAuthors, type WrittenBy } from './letter-authors'
import { pairedTexts } from './text-pairs'

export interface AuthorColoursParts {
  session: LiveSession
  /** Asks who wrote what stands now. */
  ask: (signal: AbortSignal) => Promise<Blame>
  /** What is shown on hover. */
  say: (author: HistoryAuthor, at: number | null) => string
}

const key = new PluginKey<DecorationSet>('author-colours')
const drawsAfterMs = 200
const asksAgainAfterMs = 15_000
const asksSoonAfterMs = 2_000
const farBeyondScreen = 600

export class AuthorColours {
  readonly isOn = createStore(false)
  private readonly parts: AuthorColoursParts
  private readonly views = new Set<EditorView>()
  private letters = new LetterAuthors()
  private drawing: ReturnType<typeof setTimeout> | undefined
  private asking: ReturnType<typeof setTimeout> | undefined
  private asked: AbortController | null = null
  private hasChanged = false
  private stops: (() => void)[] = []

  constructor(parts: AuthorColoursParts) {
    this.parts = parts
  }

  /** One for each editor. */
  plugins = (): Plugin[] => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before) => {
          const drawn = transaction.getMeta(key) as DecorationSet | undefined
          if (drawn) return drawn
          if (before === DecorationSet.empty || !transaction.docChanged) return before
          return before.map(transaction.mapping, transaction.doc)
        },
      },
      props: { decorations: (state) => key.getState(state) },
      view: (view) => {
        this.views.add(view)
        this.drawSoon()
        return {
          update: (_, before) => {
            if (this.isOn.get() && before.doc !== view.state.doc) this.drawSoon()
          },
          destroy: () => void this.views.delete(view),
        }
      },
    }),
  ]

  toggle = (): void => {
    if (this.isOn.get()) this.turnOff()
    else this.turnOn()
  }

  turnOff(): void {
    for (const stop of this.stops.splice(0)) stop()
    this.isOn.set(false)
    for (const view of this.views) show(view, DecorationSet.empty)
    this.letters = new LetterAuthors()
  }

  private turnOn(): void {
    const { session } = this.parts
    this.isOn.set(true)
    this.meetPeople()
    const changed = (transaction: Y.Transaction): void => {
      if (transaction.changed.size === 0) return
      this.letters.textsChanged(transaction)
      this.hasChanged = true
      this.askIn(asksAgainAfterMs)
    }
    const scrolled = (): void => this.drawSoon()
    const unsubscribe = session.subscribe(() => this.meetPeople())
    session.doc.on('afterTransaction', changed)
    document.addEventListener('scroll', scrolled, { capture: true, passive: true })
    window.addEventListener('resize', scrolled)
    this.stops.push(
      () => session.doc.off('afterTransaction', changed),
      unsubscribe,
      () => document.removeEventListener('scroll', scrolled, { capture: true }),
      () => window.removeEventListener('resize', scrolled),
      () => {
        clearTimeout(this.drawing)
        clearTimeout(this.asking)
        this.asking = undefined
        this.asked?.abort()
      },
    )
    void this.ask()
  }

  private meetPeople(): void {
    const { you, participants } = this.parts.session
    for (const person of you ? [you, ...participants] : participants) {
      if (!this.letters.pages.has(person.clientId)) this.letters.pages.set(person.clientId, authorOf(person))
    }
  }

  private async ask(): Promise<void> {
    this.asked?.abort()
    const asked = new AbortController()
    this.asked = asked
    this.hasChanged = false
    this.letters.asked()
    try {
      this.letters.answered(await this.parts.ask(asked.signal))
      this.drawSoon(0)
    } catch {
      // No link, or no answer: what is known stays coloured, and is asked for again.
      if (!asked.signal.aborted) this.askIn(asksAgainAfterMs)
    }
  }

  private askIn(ms: number): void {
    if (!this.isOn.get() || this.asking !== undefined) return
    this.asking = setTimeout(() => {
      this.asking = undefined
      void this.ask()
    }, ms)
  }

  private drawSoon(ms = drawsAfterMs): void {
    if (!this.isOn.get()) return
    clearTimeout(this.drawing)
    this.drawing = setTimeout(() => this.draw(), ms)
  }

  private draw(): void {
    let isStale = false
    for (const view of this.views) {
      if (view.isDestroyed) continue
      if (view.composing) return this.drawSoon()
      isStale = this.drawIn(view) || isStale
    }
    if (isStale && this.hasChanged) this.askIn(asksSoonAfterMs)
  }

  /** @returns whether something in it has to be asked for again */
  private drawIn(view: EditorView): boolean {
    takePendingInput(view)
    const sync = ySyncPluginKey.getState(view.state) as { binding?: ProsemirrorBinding | null } | undefined
    const near = rowsNear(view)
    if (!sync?.binding || !near) {
      show(view, DecorationSet.empty)
      return false
    }
    let isStale = false
    const decorations: Decoration[] = []
    const isNear = (index: number): boolean => index >= near.from && index < near.to
    for (const { key: text, texts, start } of pairedTexts(sync.binding.type, view.state.doc, isNear)) {
      const { written, isTold } = this.letters.of(text, texts)
      isStale ||= !isTold
      for (const each of written) decorations.push(this.colour(each, start))
    }
    show(
      view,
      decorations.length > 0 ? DecorationSet.create(view.state.doc, decorations) : DecorationSet.empty,
    )
    return isStale
  }

  private colour({ from, to, author, at }: WrittenBy, start: number): Decoration {
    const { colour } = author
    return Decoration.inline(start + from, start + to, {
      class: styles['written'] ?? '',
      title: this.parts.say(author, at),
      ...(colour && { 'data-a': String(colour.index) }),
      ...(colour && colour.lap > 0 && { 'data-lap': String(colour.lap) }),
    })
  }
}

function authorOf({ userId, name, delegation, colour }: Participant): HistoryAuthor {
  return { userId, name, delegation, colour }
}

function show(view: EditorView, set: DecorationSet): void {
  if (view.isDestroyed || (set === DecorationSet.empty && key.getState(view.state) === set)) return
  view.dispatch(view.state.tr.setMeta(key, set).setMeta('addToHistory', false))
}

/** The rows of the text on the screen and a little beyond, found by halving; null: none. */
function rowsNear(view: EditorView): { from: number; to: number } | null {
  const { top, bottom } = view.dom.getBoundingClientRect()
  const [above, below] = [-farBeyondScreen, window.innerHeight + farBeyondScreen]
  if (bottom < above || top > below) return null
  const rows = view.dom.children
  const first = (isPast: (row: Element) => boolean): number => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isPast(rows[middle] as Element)) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    from: first((row) => row.getBoundingClientRect().bottom >= above),
    to: first((row) => row.getBoundingClientRect().top > below),
  }
}
