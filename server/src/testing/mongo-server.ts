/**
 * A database for one test file: the one `MONGODB_URI` names, or a server in memory that speaks the same
 * protocol, which there is for Linux on x64 only. Elsewhere the suite says that it was skipped, and why.
 */
import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { Mongoose } from 'mongoose'

export interface MongoServer {
  /** The address of a database that no one has used yet; on request through a line laid to the server. */
  newDatabase(line?: { readonly port: number }): string
  /** Where the server listens. */
  readonly host: string
  readonly port: number
  /** Ends a server that this file started; one that was given is left alone. */
  stop(): Promise<void>
}

/** Why no database can be had here; null when one can. */
export function whyNoMongo(environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment['MONGODB_URI'] || findBinary()) return null
  return (
    `NOT TESTED: what needs MongoDB. There is none for tests on ${process.platform} ${process.arch}: ` +
    'set MONGODB_URI to a replica set on which the tests may make databases.'
  )
}

/** For a suite to run or be skipped by; a skip is said loudly. */
export function isMongoHere(): boolean {
  const reason = whyNoMongo()
  if (reason) process.stderr.write(`\n${reason}\n`)
  return reason === null
}

export async function startMongoServer(environment: NodeJS.ProcessEnv = process.env): Promise<MongoServer> {
  const given = environment['MONGODB_URI']
  if (given) {
    const databases = databasesOn(given)
    return { ...databases, stop: () => dropAll(databases.made) }
  }

  const binary = findBinary()
  if (!binary) throw new Error(whyNoMongo(environment) ?? 'There is no MongoDB.')
  const child = spawn(binary, ['--host=127.0.0.1', '--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  // A test process that is ended from outside takes its server along.
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const uri = await Promise.race([
    readAddress(child.stdout),
    ended.then(() => Promise.reject(new Error('The MongoDB for tests ended before it listened.'))),
  ])
  return {
    ...databasesOn(uri),
    async stop() {
      process.off('exit', endWithUs)
      child.kill('SIGKILL')
      await ended
    },
  }
}

function databasesOn(server: string) {
  const [, scheme, sign, hosts, database, options] =
    /^(mongodb(?:\+srv)?:\/\/)([^@/]*@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(server) ?? []
  if (!scheme || !hosts) throw new Error('MONGODB_URI cannot be read.')
  const [host = '', port = '27017'] = (hosts.split(',')[0] ?? '').split(':')
  const search = new URLSearchParams(options)
  // Names of people are looked up in the database of the address, unless it says where.
  if (sign && !search.has('authSource')) search.set('authSource', database || 'admin')
  const made: string[] = []
  return {
    host,
    port: Number(port),
    made,
    newDatabase(line?: { readonly port: number }) {
      const database = `tandem_test_${randomUUID().slice(0, 8)}`
      made.push(`${scheme}${sign ?? ''}${hosts}/${database}?${search.toString()}`)
      const over = new URLSearchParams(search)
      // Otherwise the driver asks the server for its own address, and goes round the line.
      if (line) over.set('directConnection', 'true')
      const at = line ? `127.0.0.1:${line.port}` : hosts
      return `${line ? 'mongodb://' : scheme}${sign ?? ''}${at}/${database}?${over.toString()}`
    },
  }
}

async function dropAll(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const connection = await new Mongoose().createConnection(address).asPromise()
    await connection.dropDatabase()
    await connection.close()
  }
}

async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, uri] = /^JONGODB_URI=(\S+)$/.exec(line) ?? []
    if (uri) return uri
  }
  throw new Error('The MongoDB for tests did not say where it listens.')
}

function findBinary(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const require = createRequire(import.meta.url)
  try {
    return require.resolve('@jongodb/memory-server-bin-linux-x64-gnu/bin/jongodb')
  } catch {
    // Optional: an installation may have left it out.
    return null
  }
}
