import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { plainText } from './plain-text.mjs'

export function connect(address, name) {
  const doc = new Y.Doc()
  const storedListeners = new Set()
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: address.replace('http:', 'ws:'),
    WebSocketPolyfill: WebSocket,
  })
  const provider = new HocuspocusProvider({ name, document: doc, websocketProvider })
  provider.attach()
  provider.awareness.setLocalState(null)
  provider.on('unsyncedChanges', ({ number }) => {
    if (number === 0) for (const listener of storedListeners) listener()
  })
  return {
    doc,
    ...plainText(doc),
    synced: new Promise((resolve) => {
      provider.on('synced', () => resolve())
    }),
    onStored: (listener) => storedListeners.add(listener),
    close() {
      provider.destroy()
      websocketProvider.destroy()
    },
  }
}
