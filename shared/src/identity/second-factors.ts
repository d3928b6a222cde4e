/** A second factor: codes of an authenticator (RFC 6238), and recovery codes for when it is lost. */
import { z } from 'zod'

export const recoveryCodeCount = 10

/** As somebody types or pastes it: small letters, spaces and hyphens are forgiven. */
export const GivenCode = z
  .string()
  .max(64)
  .transform((code) => code.replaceAll(/[\s-]/g, '').toUpperCase())

export const SecondFactorState = z.object({
  isOn: z.boolean(),
  /** Not used yet. */
  recoveryCodesLeft: z.int().min(0),
})
export type SecondFactorState = z.infer<typeof SecondFactorState>

/** What an authenticator is set up with. Told once; worth nothing until a code of it was given. */
export const SecondFactorKey = z.object({
  /** Base32, to type where there is no camera. */
  key: z.string(),
  /** `otpauth://…`, for a QR code. */
  address: z.string(),
})
export type SecondFactorKey = z.infer<typeof SecondFactorKey>

export const SecondFactorConfirmation = z.strictObject({ code: GivenCode })

/** The only time they are told. Each takes the place of one code of the authenticator. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
