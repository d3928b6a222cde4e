import { SocketIOProvider } from 'y-socket.io'
import * as Y from 'yjs'
import { plainText } from './plain-text.mjs'

export function connect(address, name) {
  const doc = new Y.Doc()
  const provider = new SocketIOProvider(
    address.replace('http:', 'ws:'),
    name,
    doc,
    { disableBc: true },
    { transports: ['websocket'], forceNew: true },
  )
  provider.awareness.setLocalState(null)
  return {
    doc,
    ...plainText(doc),
    synced: new Promise((resolve) => {
      provider.on('sync', (isSynced) => isSynced && resolve())
    }),
    onStored: null,
    close: () => provider.destroy(),
  }
}
