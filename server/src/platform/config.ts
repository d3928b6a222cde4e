/** The environment, parsed once and frozen. Nobody else reads `process.env`; parts receive the values they need. */
import { z } from 'zod'

const loopbackHosts = ['127.0.0.1', '::1', 'localhost'] as const
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

function wholeNumber(from: number, to: number) {
  return z.coerce
    .number(`must be a whole number from ${from} to ${to}`)
    .refine(
      (value) => Number.isInteger(value) && value >= from && value <= to,
      `must be a whole number from ${from} to ${to}`,
    )
}

/** Every variable, with its default. `.env.example` explains each; a test keeps the two equal. */
export const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4780),
  // The demonstration lets anyone sign in as anyone, so it is not offered to a network (MODEL M16).
  HOST: z
    .enum(
      loopbackHosts,
      `must be one of ${loopbackHosts.join(', ')}: the demonstration is for this machine only`,
    )
    .default('127.0.0.1'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://tandem.example' })
    .refine(isOrigin, 'must be a web address without a path')
    .optional(),
  DATA_DIR: z.string().default('.data/demo'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('warn'),
  TRUST_PROXY: wholeNumber(0, 5).default(0),
  SIGN_INS_PER_ADDRESS: wholeNumber(1, 100_000).default(30),
})

function isOrigin(address: string): boolean {
  return URL.canParse(address) && new URL(address).href === `${new URL(address).origin}/`
}

export interface Config {
  port: number
  host: (typeof loopbackHosts)[number]
  /** The address people use, when it is not the one listened on. */
  baseUrl: string | null
  dataFolder: string
  logLevel: (typeof logLevels)[number]
  /** How many proxies in front may say whom they speak for. */
  trustedProxies: number
  /** Sign-ins one address may try in 15 minutes. */
  signInsPerAddress: number
}

/** Why the process cannot start; the message lists every problem by the name of its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export function readConfig(variables: Readonly<Record<string, string | undefined>>): Readonly<Config> {
  // An empty variable is what a commented line of a compose file leaves behind: as good as none.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The environment has ${problems.length} problem(s):\n${problems.join('\n')}`)
  }
  const values = parsed.data
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ? new URL(values.BASE_URL).origin : null,
    dataFolder: values.DATA_DIR,
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUST_PROXY,
    signInsPerAddress: values.SIGN_INS_PER_ADDRESS,
  })
}
