import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { plainText } from './plain-text.mjs'

export function connect(address, name) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(address.replace('http:', 'ws:'), name, doc, {
    WebSocketPolyfill: WebSocket,
    disableBc: true,
  })
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
