/** One's own sign-ins: where one is signed in, to recognise and to end. */
import { z } from 'zod'
import { SignInId } from '../ids/index.js'

/** As far as a browser says; anything else is `other`. */
export const BrowserKind = z.enum(['chrome', 'edge', 'firefox', 'safari', 'other'])
export const SystemKind = z.enum(['windows', 'macos', 'linux', 'android', 'ios', 'other'])
export const Device = z.object({ browser: BrowserKind, system: SystemKind })
export type Device = z.infer<typeof Device>

export const OwnSignIn = z.object({
  id: SignInId,
  device: Device,
  /** Where it began, as far as the proxies in front are trusted. */
  address: z.string().nullable(),
  startedAt: z.iso.datetime(),
  /** To the minute. */
  seenAt: z.iso.datetime(),
  /** The one that asks. */
  isThis: z.boolean(),
})
export type OwnSignIn = z.infer<typeof OwnSignIn>
/** Seen last first. */
export const OwnSignIns = z.object({ signIns: z.array(OwnSignIn) })
