import type { Target } from '../targets.js'
import { comparisonTargets } from './comparison.js'

const of = (
  rule: Target['rule'],
  [workload, round, metric]: [string, string, string],
  bound: Pick<Target, 'atMost' | 'atLeast'>,
): Target => ({ rule, system: 'ours', workload, round, metric, ...bound })

/** What docs/spec/history.md promises. */
export const historyTargets: readonly Target[] = [
  of('H1', ['versions', 'automerge-paper', 'warm_p50'], { atMost: 5 }),
  of('H1', ['versions', 'automerge-paper', 'warm_p95'], { atMost: 15 }),
  of('H1', ['versions', 'automerge-paper', 'cold_p95'], { atMost: 60 }),
  of('H2', ['versions', 'automerge-paper', 'image_per_edit'], { atMost: 0.7 }),
  of('H2', ['versions', 'clownschool', 'image_per_edit'], { atMost: 1.1 }),
  of('H2', ['minutes', '100 pages', 'image_growth_per_update'], { atMost: 4 }),
  of('H5', ['authors', 'fuzz', 'right'], { atLeast: 97 }),
  of('H6', ['restore', '100 pages', 'paragraph'], { atMost: 100 }),
  of('H6', ['restore', '100 pages', 'many'], { atMost: 100 }),
  of('H6', ['restore', '100 pages', 'different_hashes'], { atMost: 0 }),
  of('H7', ['screen', '30,000 edits', 'opened_first'], { atMost: 1_000 }),
  of('H7', ['screen', '30,000 edits', 'opened_first_against_its_beginning'], { atMost: 1_000 }),
  of('H7', ['screen', '30,000 edits', 'opened'], { atMost: 1_000 }),
  of('H7', ['screen', '30,000 edits', 'compared'], { atMost: 300 }),
  of('H7', ['screen', '30,000 edits', 'compared_near'], { atMost: 300 }),
  of('H7', ['screen', '30,000 edits', 'scrub_longest_task'], { atMost: 50 }),
  of('H7', ['screen', '30,000 edits', 'play_longest_task'], { atMost: 50 }),
  of('H7', ['screen', '30,000 edits', 'play_frame_p99'], { atMost: 8 }),
  of('H8', ['minutes', '100 pages', 'guard_and_index_p99'], { atMost: 0.2 }),
  of('H8', ['minutes', '500 pages', 'remote_keystroke_p50'], { atMost: 1 }),
  of('H9', ['versions', 'automerge-paper', 'memory'], { atMost: 10 }),
  of('H10', ['hash', '100 pages', 'hash_p95'], { atMost: 50 }),
  of('H10', ['hash', '100 pages', 'different_hashes'], { atMost: 0 }),
  ...comparisonTargets,
]
