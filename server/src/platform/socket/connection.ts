import type { AnyNotice } from '@tandem/shared/protocol'

/** Sockets that are told by one message, encoded once. */
export interface Audience {
  /** @param except the connection that is left out, or null */
  tell(notice: AnyNotice, except: string | null): void
}

/** One socket of one signed-in person, as capabilities see it: no Socket.io in sight. */
export interface Connection<Person> {
  readonly id: string
  readonly person: Person
  tell(notice: AnyNotice): void
  /** Joins the audience of this name; null where a transport tells everyone alone. */
  joinAudience(name: string): Audience | null
  leaveAudience(name: string): void
  /** More waits for this reader than a resynchronisation should be added to [SYNC-11]. */
  readonly isBehind: boolean
  /** Runs once when the socket goes, for whatever reason. */
  onGone(act: () => void): void
  readonly isGone: boolean
}
