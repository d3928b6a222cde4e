/** A history with what people called its positions, as far as one reader may know of it. */
import { mayAct } from '@tandem/shared/permissions'
import type { DocumentStep } from '../../documents/index.js'
import type { Batch } from '../document-history.js'
import type { ReadableHistory } from '../readable-histories.js'
import type { Versions } from './versions.js'
import type { StoredVersion } from './versions.store.js'

export interface LabelledHistory extends ReadableHistory {
  /** Of those who write the document before anybody else sees it: they name its versions. */
  readonly isDrafter: boolean
  /** Versions that were named or circulated, oldest position first. */
  readonly versions: readonly StoredVersion[]
  /** Positions at which the last person left it. */
  readonly departures: readonly number[]
  /** Steps of the document's life that are his to know of. */
  readonly steps: readonly DocumentStep[]
}

export async function labelled(
  readable: ReadableHistory,
  versions: Pick<Versions, 'ofDocument' | 'departures'>,
): Promise<LabelledHistory> {
  const { document, member, actions, firstSeq } = readable
  // Whoever sees the text before it is sent to anybody sees all of its history.
  const isDrafter = firstSeq === 0
  const right = actions.includes('read_history') ? 'read_history' : 'read_history_of_approved'
  const knowsStep = ({ state }: DocumentStep): boolean =>
    isDrafter || mayAct(member, right, { ...document, state })
  const [all, departures] = await Promise.all([
    versions.ofDocument(document),
    versions.departures(document.id),
  ])
  const knowsVersion = ({ id, seq }: StoredVersion): boolean => {
    if (seq < firstSeq) return false
    const step = document.steps.find(({ version }) => version === id)
    return step ? knowsStep(step) : right === 'read_history'
  }
  return {
    ...readable,
    isDrafter,
    versions: all.filter(knowsVersion),
    departures: departures.filter((seq) => seq >= firstSeq),
    steps: document.steps.filter(knowsStep),
  }
}

/** The last row that was there at this time; the first when there was none. */
export function seqAt(batches: readonly Batch[], at: number): number {
  return (batches.findLast((batch) => batch.at <= at) ?? batches[0])?.seq ?? 0
}

/** How many of these rows, which stand in order, stand at this position or before it. */
export function countUpTo(batches: readonly Batch[], seq: number): number {
  let [low, high] = [0, batches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((batches[middle] as Batch).seq <= seq) low = middle + 1
    else high = middle
  }
  return low
}
