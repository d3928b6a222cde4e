import type { AnyNotice } from '@tandem/shared/protocol'

/** One socket of one signed-in person, as capabilities see it: no Socket.io in sight. */
export interface Connection<Person> {
  readonly id: string
  readonly person: Person
  tell(notice: AnyNotice): void
  /** Runs once when the socket goes, for whatever reason. */
  onGone(act: () => void): void
  readonly isGone: boolean
}
