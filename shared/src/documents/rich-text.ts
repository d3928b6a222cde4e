/**
 * Rich text between its two forms: an editor's fragment in the Yjs document, and runs in the record.
 * Reading is total: what the schema does not know is read as its text, never an error.
 */
import * as Y from 'yjs'
import { isIdOf } from '../ids/index.js'
import { asItStands, type Look } from './look.js'
import type { Run } from './runs.js'

const openableLink = /^(https?:\/\/|mailto:)/i

/** Only links that a browser may open safely; anything else becomes plain text. */
export function isOpenableLink(href: string): boolean {
  return openableLink.test(href)
}

export function readParagraphs(fragment: Y.XmlFragment, look: Look = asItStands): Run[][] {
  return look.nodes(fragment).map((node) => readRuns(node, look))
}

/** All text in a node, whatever it is wrapped in. */
export function readRuns(node: unknown, look: Look = asItStands): Run[] {
  const texts = textsIn(node, look)
  const runs = joinRuns(texts.flatMap((text) => readText(text, look)))
  look.noteRuns?.(runs, texts)
  return runs
}

function textsIn(node: unknown, look: Look): Y.XmlText[] {
  if (node instanceof Y.XmlText) return [node]
  return node instanceof Y.XmlElement ? look.nodes(node).flatMap((each) => textsIn(each, look)) : []
}

function readText(text: Y.XmlText, look: Look): Run[] {
  const runs: Run[] = []
  for (const { insert, attributes } of look.parts(text)) {
    if (typeof insert === 'string' && insert !== '') runs.push(runOf(insert, attributes))
  }
  return runs
}

/** @param marks as Yjs has them; those a record does not know are left out */
export function runOf(text: string, marks: Readonly<Record<string, unknown>> = {}): Run {
  const run: Run = { text }
  if (marks['bold']) run.bold = true
  if (marks['italic']) run.italic = true
  const link = marks['link'] as { href?: unknown } | undefined
  if (typeof link?.href === 'string' && isOpenableLink(link.href)) run.link = link.href
  const note = marks['footnote'] as { id?: unknown } | undefined
  if (isIdOf('blk', note?.id)) run.footnote = note.id
  return run
}

function joinRuns(runs: Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && hasSameMarks(last, run)) last.text += run.text
    else joined.push({ ...run })
  }
  return joined
}

function hasSameMarks(a: Run, b: Run): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link && a.footnote === b.footnote
}

/** A fragment with these paragraphs; never empty, so that two people who type first share one paragraph. */
export function writeParagraphs(paragraphs: readonly (readonly Run[])[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const filled = paragraphs.length > 0 ? paragraphs : [[]]
  fragment.insert(0, filled.map(makeParagraph))
  return fragment
}

export function makeParagraph(runs: readonly Run[]): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [writeRuns(runs)])
  return paragraph
}

export function writeRuns(runs: readonly Run[]): Y.XmlText {
  const text = new Y.XmlText()
  let at = 0
  for (const run of runs) {
    text.insert(at, run.text, marksOf(run))
    at += run.text.length
  }
  return text
}

export function marksOf(run: Run): Record<string, object> {
  const marks: Record<string, object> = {}
  if (run.bold) marks['bold'] = {}
  if (run.italic) marks['italic'] = {}
  if (run.link) marks['link'] = { href: run.link }
  if (run.footnote) marks['footnote'] = { id: run.footnote }
  return marks
}
