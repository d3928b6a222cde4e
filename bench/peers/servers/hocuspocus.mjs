// Hocuspocus as its own guide starts it: SQLite in a file, everything else by default.
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import path from 'node:path'

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: path.join(process.env.FOLDER, 'documents.sqlite') })],
})
await server.listen()
