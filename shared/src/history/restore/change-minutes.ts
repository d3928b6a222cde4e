/**
 * Minutes that said one thing and are to say another: only the difference is written. Texts change inside the
 * shared text they stand in, blocks that stand stay where they are, as few as can be are moved, and what is
 * missing comes back under its old id.
 */
import type * as Y from 'yjs'
import type { MinutesBlock, MinutesRecord } from '../../documents/minutes-record.js'
import { minutesNodes, minutesTextOf } from '../../documents/minutes-shape.js'
import { readElements } from '../../documents/read-minutes.js'
import { makeElement } from '../../documents/write-minutes.js'
import type { BlockId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import { textKeys } from '../origins.js'
import { changeFields, type MinutesChange } from './change-fields.js'
import { changeTable } from './change-table.js'
import type { LiveTexts } from './live-texts.js'
import { inOrder, mergeOrder } from './order.js'
import { textsOfBlock } from './record-texts.js'
import { lengthOf } from './script.js'

type Blocks = ReadonlyMap<BlockId, MinutesBlock>

export function changeMinutes(doc: Y.Doc, texts: LiveTexts, change: MinutesChange): void {
  const { before, after, now } = change
  const [was, will, is] = [byId(before), byId(after), byId(now)]
  const order = mergeOrder([...is.keys()], [...was.keys()], [...will.keys()])
  const plans = now.languages.map((language) => planLanguage(doc, texts, { was, will, is, language }))
  texts.carryOut()
  for (const plan of plans) {
    loseEmptied(texts, plan, (id) => !was.has(id) && !will.has(id))
    for (const each of plan.later) each()
    arrange(minutesTextOf(doc, plan.language), order, plan)
  }
  changeFields(doc, change)
}

function byId({ blocks }: MinutesRecord): Map<BlockId, MinutesBlock> {
  return new Map(blocks.map((block) => [block.id, block]))
}

interface LanguagePlan {
  language: Language
  /** Elements that stand and stay, though perhaps elsewhere. */
  standing: Map<BlockId, Y.XmlElement>
  /** Those that go, with what they hold. */
  going: Set<Y.XmlElement>
  /** Those that come. */
  made: Map<BlockId, Y.XmlElement>
  later: (() => void)[]
}

interface LanguageParts {
  was: Blocks
  will: Blocks
  is: Blocks
  language: Language
}

function planLanguage(
  doc: Y.Doc,
  texts: LiveTexts,
  { was, will, is, language }: LanguageParts,
): LanguagePlan {
  const standing = readElements(doc, language)
  const plan: LanguagePlan = { language, standing, going: new Set(), made: new Map(), later: [] }
  for (const id of new Set([...was.keys(), ...will.keys()])) {
    const [old, made, here] = [was.get(id), will.get(id), is.get(id)]
    if (old === made) continue
    const element = standing.get(id)
    const [oldForm, madeForm] = [formOf(old, language), formOf(made, language)]
    if (madeForm === null) {
      if (old && oldForm !== null) lose(texts, plan, old, element)
    } else if (!made) continue
    else if (!element) {
      // Else somebody took it out since: that stands beside the restore.
      const comes = oldForm === null ? makeElement(made, language) : null
      if (comes) plan.made.set(id, comes)
    } else if (!old || oldForm === null) {
      // It came back since by another's hand.
      const [now, runs] = [here?.text[language], made.text[language]]
      if (now && runs) texts.complete(textKeys.block(id, language), now, runs)
    } else if (oldForm !== madeForm) replace(texts, plan, { old, made, element })
    else if (formOf(here, language) === madeForm) {
      if (!changeInPlace(texts, plan, { old, made, here, element }))
        replace(texts, plan, { old, made, element })
    }
  }
  return plan
}

/** What a block is in one language; null: nothing. */
function formOf(block: MinutesBlock | undefined, language: Language): 'text' | 'table' | 'image' | null {
  if (block?.table?.[language]) return 'table'
  if (block?.image?.[language]) return 'image'
  return block?.text[language] ? 'text' : null
}

function lose(
  texts: LiveTexts,
  plan: LanguagePlan,
  old: MinutesBlock,
  element: Y.XmlElement | undefined,
): void {
  for (const { key, runs } of textsOfBlock(old, plan.language)) {
    texts.removeWhole(key, lengthOf(runs))
  }
  if (!element) return
  plan.going.add(element)
  plan.standing.delete(old.id)
}

function replace(
  texts: LiveTexts,
  plan: LanguagePlan,
  { old, made, element }: { old: MinutesBlock; made: MinutesBlock; element: Y.XmlElement },
): void {
  lose(texts, plan, old, element)
  const comes = makeElement(made, plan.language)
  if (comes) plan.made.set(made.id, comes)
}

interface InPlace {
  old: MinutesBlock
  made: MinutesBlock
  here: MinutesBlock | undefined
  element: Y.XmlElement
}

/** Half of a paragraph that somebody split since: its words went back to the other half. */
function loseEmptied(
  texts: LiveTexts,
  { language, standing, going }: LanguagePlan,
  cameSince: (id: BlockId) => boolean,
): void {
  for (const [id, element] of standing) {
    if (!cameSince(id) || !texts.isEmptied(textKeys.block(id, language))) continue
    going.add(element)
    standing.delete(id)
  }
}

/** @returns whether that could be done */
function changeInPlace(texts: LiveTexts, plan: LanguagePlan, { old, made, here, element }: InPlace): boolean {
  const { language } = plan
  const { id } = made
  const [oldRuns, runs] = [old.text[language], made.text[language]]
  if (oldRuns && runs) {
    texts.change(textKeys.block(id, language), oldRuns, runs)
    return true
  }
  const [oldTable, table, now] = [old.table?.[language], made.table?.[language], here?.table?.[language]]
  if (oldTable && table && now) {
    if (JSON.stringify(oldTable) === JSON.stringify(table)) return true
    const later = changeTable(texts, { id, language, element, before: oldTable, after: table, now })
    if (later) plan.later.push(later)
    return later !== null
  }
  const [oldImage, image] = [old.image?.[language], made.image?.[language]]
  if (image && element.nodeName === minutesNodes.image) {
    if (oldImage?.blob !== image.blob) plan.later.push(() => element.setAttribute('blob', image.blob))
    if (oldImage?.width !== image.width) plan.later.push(() => setWidth(element, image.width))
  }
  return true
}

function setWidth(element: Y.XmlElement, width: number | null): void {
  if (width === null) element.removeAttribute('width')
  else (element as Y.XmlElement<{ width: number }>).setAttribute('width', width)
}

/** Takes out what goes, moves what stands elsewhere in the order, and puts in what comes. */
function arrange(text: Y.XmlFragment, order: readonly BlockId[], plan: LanguagePlan): void {
  const { standing, going, made } = plan
  const idOf = new Map([...standing].map(([id, element]) => [element, id]))
  const nodes = text.toArray() as Y.XmlElement[]
  const here = nodes.flatMap((node) => idOf.get(node) ?? [])
  const wanted = order.filter((id) => standing.has(id) || made.has(id))
  if (going.size === 0 && isSameOrder(here, wanted)) return
  const staying = inOrder(here, wanted)
  for (const id of here) {
    const element = standing.get(id) as Y.XmlElement
    if (staying.has(id)) continue
    made.set(id, element.clone())
    going.add(element)
  }
  takeOut(text, nodes, going)
  let behind: Y.XmlElement | null = null
  let coming: Y.XmlElement[] = []
  const put = (): void => {
    if (coming.length === 0) return
    if (behind) text.insertAfter(behind, coming)
    else text.insert(0, coming)
    coming = []
  }
  for (const id of wanted) {
    const comes = made.get(id)
    if (comes) coming.push(comes)
    else {
      put()
      behind = standing.get(id) as Y.XmlElement
    }
  }
  put()
}

function isSameOrder<Id>(one: readonly Id[], other: readonly Id[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}

/** From the end, and neighbours together. */
function takeOut(
  text: Y.XmlFragment,
  nodes: readonly Y.XmlElement[],
  going: ReadonlySet<Y.XmlElement>,
): void {
  for (let end = nodes.length; end > 0;) {
    let start = end
    while (start > 0 && going.has(nodes[start - 1] as Y.XmlElement)) start -= 1
    if (start < end) text.delete(start, end - start)
    end = start === end ? end - 1 : start
  }
}
