/** The environment, parsed once and frozen. Nobody else reads `process.env`; parts receive the values they need. */
import { mostEditsPerSecond } from '@tandem/shared/protocol'
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
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://tandem.example' })
    .refine(isOrigin, 'must be a web address without a path')
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  DATABASE_WAIT_SECONDS: wholeNumber(0, 3_600).default(60),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, 'must begin with redis:// or rediss://')
    .optional(),
  DATA_DIR: z.string().optional(),
  STORE_SECRET: z.string().min(32, 'must have 32 characters or more').max(1_000).optional(),
  SET_UP_CODE: z
    .string()
    .regex(/^(?=(-?[A-Za-z0-9]){8,})[A-Za-z0-9-]{8,64}$/, 'must have 8 to 64 letters and digits')
    .optional(),
  MAIL_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://')
    .refine((value) => URL.canParse(value), 'must be an address such as smtps://name:password@mail.example')
    .optional(),
  MAIL_FROM: z.email('must be a mail address').optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://login.mod.example' })
    .refine(isSafeIssuer, 'must begin with https://, save on this machine')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().trim().max(60).default('OpenID Connect'),
  OIDC_SCOPE: z
    .string()
    .regex(/^openid\b/, 'must begin with openid')
    .default('openid email profile'),
  OIDC_DELEGATION_CLAIM: z.string().default('delegation'),
  OIDC_ROLE_CLAIM: z.string().default('roles'),
  OIDC_FUNCTION_CLAIM: z.string().default('title'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('warn'),
  TRUST_PROXY: wholeNumber(0, 5).default(0),
  SIGN_INS_PER_ADDRESS: wholeNumber(1, 100_000).default(30),
  PROOF_SECONDS: wholeNumber(10, 43_200).default(600),
  EDITS_PER_SECOND: wholeNumber(1, 1_000_000).default(mostEditsPerSecond),
})

/** What a process is for. The demonstration lets anyone sign in as anyone (MODEL M16). */
export type Use = 'demonstration' | 'real use'

const dataFolders: Record<Use, string> = { demonstration: '.data/demo', 'real use': '.data/tandem' }

function isOrigin(address: string): boolean {
  return URL.canParse(address) && new URL(address).href === `${new URL(address).origin}/`
}

function isSafeIssuer(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || loopbackHosts.some((host) => host === hostname || `[${host}]` === hostname)
}

/** Where people of an organisation sign in, and how what it says of them is read. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** As the sign-in page calls it. */
  name: string
  scope: string
  /** Names of claims. */
  claims: { delegation: string; role: string; function: string }
}

export interface Config {
  port: number
  host: string
  /** The address people use, when it is not the one listened on. */
  baseUrl: string | null
  /** The database; null keeps everything in `dataFolder`. */
  mongodbUri: string | null
  /** How long to wait for the database at start. */
  databaseWaitMs: number
  /** What joins several processes over one database. */
  redisUrl: string | null
  dataFolder: string
  /** What single values are sealed with before they are stored; null: a file in the data folder has it. */
  storeSecret: string | null
  /** For the first account, instead of a random one. */
  setUpCode: string | null
  /** By which mail is sent, and from whom; null: none is. */
  mail: { url: string; from: string } | null
  /** Null: people sign in by password alone. */
  oidc: OidcConfig | null
  logLevel: (typeof logLevels)[number]
  /** How many proxies in front may say whom they speak for. */
  trustedProxies: number
  /** Sign-ins one address may try in 15 minutes. */
  signInsPerAddress: number
  /** How long after signing in, or another proof, sensitive acts ask for none. */
  provenForMs: number
  /** Frames of edits a second from one socket, in steady state. */
  editsPerSecond: number
}

/** Why the process cannot start; the message lists every problem by the name of its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  use: Use = 'demonstration',
): Readonly<Config> {
  // An empty variable is what a commented line of a compose file leaves behind: as good as none.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  const wrong = parsed.error?.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`) ?? []
  const problems = [...wrong, ...problemsBetween(given, use)]
  if (!parsed.success || problems.length > 0)
    throw new ConfigError(`The environment has ${problems.length} problem(s):\n${problems.join('\n')}`)
  const values = parsed.data
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ? new URL(values.BASE_URL).origin : null,
    mongodbUri: values.MONGODB_URI ?? null,
    databaseWaitMs: values.DATABASE_WAIT_SECONDS * 1000,
    redisUrl: values.REDIS_URL ?? null,
    dataFolder: values.DATA_DIR ?? dataFolders[use],
    storeSecret: values.STORE_SECRET ?? null,
    setUpCode: values.SET_UP_CODE ?? null,
    mail: values.MAIL_URL && values.MAIL_FROM ? { url: values.MAIL_URL, from: values.MAIL_FROM } : null,
    oidc: oidcOf(values),
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUST_PROXY,
    signInsPerAddress: values.SIGN_INS_PER_ADDRESS,
    provenForMs: values.PROOF_SECONDS * 1000,
    editsPerSecond: values.EDITS_PER_SECOND,
  })
}

function oidcOf(values: z.output<typeof environment>): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (!issuer || !clientId || !clientSecret) return null
  return {
    issuer,
    clientId,
    clientSecret,
    name: values.OIDC_NAME,
    scope: values.OIDC_SCOPE,
    claims: {
      delegation: values.OIDC_DELEGATION_CLAIM,
      role: values.OIDC_ROLE_CLAIM,
      function: values.OIDC_FUNCTION_CLAIM,
    },
  }
}

/** What is wrong with variables together, or for this use. */
function problemsBetween(given: Readonly<Record<string, string | undefined>>, use: Use): string[] {
  const isLoopback = given['HOST'] === undefined || loopbackHosts.some((host) => host === given['HOST'])
  const problems: string[] = []
  if (!isLoopback && use === 'demonstration') {
    problems.push(
      `  HOST: must be one of ${loopbackHosts.join(', ')}: the demonstration is for this machine only`,
    )
  }
  if (!isLoopback && use === 'real use' && given['BASE_URL'] === undefined) {
    problems.push(
      '  BASE_URL: must be set to the address people type, since HOST is open to a network: requests from any other site are refused',
    )
  }
  if (given['REDIS_URL'] !== undefined && given['MONGODB_URI'] === undefined) {
    problems.push(
      '  REDIS_URL: must come with MONGODB_URI: several processes can share a database, but not a data folder',
    )
  }
  if ((given['MAIL_URL'] === undefined) !== (given['MAIL_FROM'] === undefined))
    problems.push('  MAIL_URL, MAIL_FROM: must come together')
  if (given['MAIL_URL'] !== undefined && given['BASE_URL'] === undefined)
    problems.push('  MAIL_URL: must come with BASE_URL: mail says where its link leads')
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].filter((name) => given[name])
  if (oidc.length === 1 || oidc.length === 2)
    problems.push('  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: must come together')
  if (oidc.length > 0 && given['BASE_URL'] === undefined)
    problems.push('  OIDC_ISSUER: must come with BASE_URL: the provider sends people back to it')
  return problems
}
