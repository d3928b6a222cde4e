/** The other servers, at their defaults, and the floors: relays that know no documents. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Client, System } from './system.js'

type ConnectToPeer = (address: string, name: string) => Client

const peers = new URL('../peers/', import.meta.url)

interface Peer extends Pick<System, 'name' | 'keeps' | 'acknowledges' | 'only'> {
  packages: readonly string[]
  note: string
  server: string
  env?: (folder: string) => Record<string, string>
  client: string
  connect?: string
}

const all: readonly Peer[] = [
  {
    name: 'hocuspocus',
    packages: ['@hocuspocus/server', '@hocuspocus/extension-sqlite', 'sqlite3'],
    note: 'SQLite in a file',
    keeps: 'disk',
    acknowledges: true,
    server: 'servers/hocuspocus.mjs',
    client: 'hocuspocus',
  },
  {
    name: 'y-websocket',
    packages: ['@y/websocket-server', 'y-leveldb'],
    note: 'its own server.js, LevelDB',
    keeps: 'disk',
    acknowledges: false,
    server: 'node_modules/@y/websocket-server/src/server.js',
    env: (folder) => ({ YPERSISTENCE: `${folder}/level` }),
    client: 'y-websocket',
  },
  {
    name: 'y-socketio',
    packages: ['y-socket.io', 'socket.io'],
    note: 'in memory; clients on WebSocket from the start',
    keeps: 'memory',
    acknowledges: false,
    server: 'servers/y-socketio.mjs',
    client: 'y-socketio',
  },
  {
    name: 'y-socketio-level',
    packages: ['y-socket.io', 'socket.io', 'y-leveldb'],
    note: 'LevelDB; clients on WebSocket from the start',
    keeps: 'disk',
    acknowledges: false,
    // Where documents have to be kept; everywhere else its faster self in memory stands for it.
    only: ['cold-open', 'storm'],
    server: 'servers/y-socketio.mjs',
    env: () => ({ LEVEL: '1' }),
    client: 'y-socketio',
  },
  {
    name: 'relay-ws',
    packages: ['ws'],
    note: 'floor: hands on what comes',
    keeps: 'nothing',
    acknowledges: false,
    server: 'servers/relay-ws.mjs',
    client: 'relay-ws',
  },
  {
    name: 'relay-socketio',
    packages: ['socket.io'],
    note: 'floor: hands on binary attachments',
    keeps: 'nothing',
    acknowledges: false,
    server: 'servers/relay-socketio.mjs',
    client: 'relay-socketio',
    connect: 'connectBinary',
  },
  {
    name: 'relay-socketio-text',
    packages: ['socket.io'],
    note: 'floor: hands on base64 in one text frame',
    keeps: 'nothing',
    acknowledges: false,
    server: 'servers/relay-socketio.mjs',
    client: 'relay-socketio',
    connect: 'connectText',
  },
]

export const peerNames: readonly string[] = all.map(({ name }) => name)

/** Reads what is installed. */
export function peerSystem(name: string): System {
  const peer = all.find((each) => each.name === name)
  if (!peer) throw new Error(`there is no system ${name}`)
  const { keeps, acknowledges, only, packages, note, server, env, client } = peer
  return {
    name,
    keeps,
    acknowledges,
    ...(only && { only }),
    description: `${packages.map((each) => `${each} ${versionOf(each)}`).join(', ')}; ${note}`,
    command: (folder) => ({
      script: fileURLToPath(new URL(server, peers)),
      env: { FOLDER: folder, ...env?.(folder) },
    }),
    prepare: async () => {
      const file = new URL(`clients/${client}.mjs`, peers).href
      const { [peer.connect ?? 'connect']: connect } = (await import(file)) as Record<string, ConnectToPeer>
      if (!connect) throw new Error(`${file} connects to nothing`)
      return (address, document) => connect(address, `document-${document}`)
    },
  }
}

function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, peers)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
