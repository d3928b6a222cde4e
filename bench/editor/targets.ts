import type { Target } from '../targets.js'

/** What docs/spec/minutes.md promises of the editor. */
export const editorTargets: readonly Target[] = [
  {
    rule: 'H8',
    system: 'ours',
    workload: 'headless-binding',
    round: '500 pages',
    metric: 'remote_keystroke_p50',
    atMost: 1,
  },
  {
    rule: 'MP1',
    system: 'ours',
    workload: 'chromium',
    round: '100 pages',
    metric: 'taken_in_p95',
    atMost: 10,
  },
  {
    rule: 'MP2',
    system: 'ours',
    workload: 'chromium',
    round: '100 pages',
    metric: 'together_to_alone_p95',
    atMost: 1.3,
  },
  {
    rule: 'MP3',
    system: 'ours',
    workload: 'chromium',
    round: '100 pages',
    metric: 'opened',
    atMost: 2_000,
  },
  {
    rule: 'MP4',
    system: 'ours',
    workload: 'chromium',
    round: '100 pages',
    metric: 'enter_to_frame_p95',
    atMost: 100,
  },
]
