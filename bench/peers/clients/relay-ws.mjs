import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { plainText } from './plain-text.mjs'

export function connect(address, name) {
  const doc = new Y.Doc()
  const socket = new WebSocket(`${address.replace('http:', 'ws:')}/${name}`)
  socket.on('message', (data) => Y.applyUpdate(doc, data, socket))
  doc.on('update', (update, origin) => {
    if (origin !== socket) socket.send(update)
  })
  return {
    doc,
    ...plainText(doc),
    synced: new Promise((resolve, reject) => {
      socket.on('open', resolve)
      socket.on('error', reject)
    }),
    onStored: null,
    close: () => socket.terminate(),
  }
}
