/** Elements without React, for what is drawn many times a second. */
import type { Run } from '@tandem/shared/documents'

interface Made {
  class?: string | undefined
  text?: string
  children?: readonly Node[]
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: name, text, children }: Made = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (text !== undefined) element.textContent = text
  if (children) element.append(...children)
  return element
}

/** What is shown behind the words that a footnote is to. */
export interface NoteMarks {
  readonly numbers: ReadonlyMap<string, number>
  /** Before the number, for who does not see that it is raised. */
  readonly label: string
}

/** Puts runs into an element; of a plain text only the characters are exchanged. */
export function drawRuns(holder: HTMLElement, runs: readonly Run[], notes: NoteMarks): void {
  const [only] = runs
  const isPlain = runs.length === 0 || (runs.length === 1 && only && !hasMarks(only))
  const node = holder.firstChild
  if (isPlain && node instanceof Text && holder.childNodes.length === 1) {
    const text = only?.text ?? ''
    if (node.data !== text) node.data = text
    return
  }
  holder.replaceChildren(
    ...runs.flatMap((run, at) => {
      const isLast = run.footnote !== runs[at + 1]?.footnote
      const number = run.footnote && isLast ? notes.numbers.get(run.footnote) : undefined
      return number === undefined ? [nodeOf(run)] : [nodeOf(run), markOf(number, notes.label)]
    }),
  )
}

function hasMarks({ bold, italic, link, footnote }: Run): boolean {
  return bold !== undefined || italic !== undefined || link !== undefined || footnote !== undefined
}

function markOf(number: number, label: string): HTMLElement {
  const mark = make('sup', { text: String(number) })
  mark.title = `${label} ${number}`
  return mark
}

function nodeOf(run: Run): Node {
  let node: Node = document.createTextNode(run.text)
  if (run.italic) node = make('em', { children: [node] })
  if (run.bold) node = make('strong', { children: [node] })
  // Nothing is followed while the text moves: a link only looks like one.
  if (run.link) node = make('u', { children: [node] })
  return node
}
