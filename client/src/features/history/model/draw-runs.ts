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

/** Puts runs into an element; of a plain text only the characters are exchanged. */
export function drawRuns(holder: HTMLElement, runs: readonly Run[]): void {
  const [only] = runs
  const isPlain = runs.length === 0 || (runs.length === 1 && only && !hasMarks(only))
  const node = holder.firstChild
  if (isPlain && node instanceof Text && holder.childNodes.length === 1) {
    const text = only?.text ?? ''
    if (node.data !== text) node.data = text
    return
  }
  holder.replaceChildren(...runs.map(nodeOf))
}

function hasMarks({ bold, italic, link }: Run): boolean {
  return bold !== undefined || italic !== undefined || link !== undefined
}

function nodeOf(run: Run): Node {
  let node: Node = document.createTextNode(run.text)
  if (run.italic) node = make('em', { children: [node] })
  if (run.bold) node = make('strong', { children: [node] })
  // Nothing is followed while the text moves: a link only looks like one.
  if (run.link) node = make('u', { children: [node] })
  return node
}
