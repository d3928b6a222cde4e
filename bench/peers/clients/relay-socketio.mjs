import { io } from 'socket.io-client'
import * as Y from 'yjs'
import { plainText } from './plain-text.mjs'

export function connectBinary(address, name) {
  return connect(address, name, {
    write: (update) => update,
    read: (bytes) => bytes,
  })
}

export function connectText(address, name) {
  return connect(address, name, {
    write: (update) => Buffer.from(update).toString('base64'),
    read: (text) => Buffer.from(text, 'base64'),
  })
}

function connect(address, name, wire) {
  const doc = new Y.Doc()
  const socket = io(address, { transports: ['websocket'], forceNew: true, auth: { room: name } })
  socket.on('edit', (update) => Y.applyUpdate(doc, wire.read(update), socket))
  doc.on('update', (update, origin) => {
    if (origin !== socket) socket.emit('edit', wire.write(update))
  })
  return {
    doc,
    ...plainText(doc),
    synced: new Promise((resolve) => {
      socket.once('joined', resolve)
    }),
    onStored: null,
    close: () => socket.disconnect(),
  }
}
