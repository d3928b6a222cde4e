/**
 * Failed tries at an account: five in a quarter of an hour, then none is taken, not even the right one.
 * A try counts from its beginning and is forgiven when it succeeds, so that many at once are no way around.
 * Names that no account has are counted the same: the limit tells nobody which accounts exist.
 */
import { refuse } from '@tandem/shared/protocol'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import { hashOf } from './secrets.js'

export const mostFailedTries = 5
export const failedTriesWithinMs = 15 * 60 * 1000

interface TriesOfAccount {
  /** A hash: people sometimes type their password where the name belongs. */
  id: string
  /** Wall clock, ms, oldest first. */
  at: number[]
}

export interface FailedTries {
  /** Refused when there were too many; otherwise counted as failed until it is forgiven. */
  begin(login: string): Promise<void>
  /** What succeeded: nothing counts any more. */
  forgive(login: string): Promise<void>
  /** What was no failure and no success either: the newest try does not count, those before do. */
  takeBack(login: string): Promise<void>
  /** Forgets what is over. Called now and then. */
  sweep(): Promise<void>
}

export function openFailedTries(collections: Collections, wall: Clock): FailedTries {
  const tries = collections.collection<TriesOfAccount>({ name: 'failed-tries', unique: {}, lookups: {} })
  const recent = (at: readonly number[]): number[] =>
    at.filter((instant) => wall.now() - instant < failedTriesWithinMs)

  return {
    async begin(login) {
      const id = hashOf(login)
      for (;;) {
        const before = await tries.get(id)
        const at = recent(before?.value.at ?? [])
        const [oldest] = at
        const opensAt =
          at.length >= mostFailedTries && oldest !== undefined ? oldest + failedTriesWithinMs : null
        // Written also when nothing changes: how long it takes tells nobody that a name is locked.
        const next = { id, at: opensAt === null ? [...at, wall.now()] : at }
        const outcome = before ? await tries.replace(next, before.version) : await tries.insert(next)
        if (outcome.kind !== 'stored') continue
        if (opensAt !== null) throw refuse('too_many_tries', Math.ceil((opensAt - wall.now()) / 1000))
        return
      }
    },
    async forgive(login) {
      await tries.remove(hashOf(login))
    },
    async takeBack(login) {
      for (;;) {
        const before = await tries.get(hashOf(login))
        if (!before) return
        const next = { ...before.value, at: before.value.at.slice(0, -1) }
        if ((await tries.replace(next, before.version)).kind === 'stored') return
      }
    },
    async sweep() {
      for (const { value, version } of await tries.all()) {
        if (recent(value.at).length === 0) await tries.remove(value.id, version)
      }
    },
  }
}
