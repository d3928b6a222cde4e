/** What is hostile by how much and how often, not by what is said. */
import { toWire } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import { haveMessage, updateMessage } from '../../server/src/documents/yjs-messages.js'
import { SocketCaller, type Target, YjsCaller } from './callers.js'
import type { Dice } from './hostile-updates.js'

export type Conduct = (target: Target, dice: Dice) => Promise<void>

const everything = Uint8Array.of(0)

export const conducts: Readonly<Record<string, Conduct>> = {
  /** Each answer would be the whole text. */
  async 'asks 200 times and never reads'(target, dice) {
    const caller = await SocketCaller.call(target)
    caller.stopReading()
    const question = {
      documentId: target.documentId,
      clientId: dice.below(2 ** 32),
      stateVector: toWire(everything),
    }
    for (let count = 0; count < 200; count += 1) caller.shout('open', question)
    await flushed(target)
    caller.hangUp()
  },
  async 'asks 200 times over y-websocket and never reads'(target, dice) {
    const caller = await YjsCaller.call(target, dice.below(2 ** 32))
    caller.stopReading()
    for (let count = 0; count < 200; count += 1) caller.send(haveMessage(everything))
    await flushed(target)
    caller.hangUp()
  },
  async 'a flood of edits'(target) {
    const caller = await SocketCaller.call(target)
    const nothing = toWire(Y.encodeStateAsUpdate(new Y.Doc()))
    for (let count = 0; count < 2_000; count += 1) {
      caller.shout('edit', { documentId: target.documentId, update: nothing })
    }
    await flushed(target)
    caller.hangUp()
  },
  async 'a flood over y-websocket'(target, dice) {
    const caller = await YjsCaller.call(target, dice.below(2 ** 32))
    for (let count = 0; count < 12_000; count += 1) caller.send(updateMessage(Uint8Array.of(0, 0)))
    const reaction = await caller.reaction()
    if (reaction.kind === 'ignored') throw new Error('a flood over y-websocket is not refused')
  },
  async 'places without end'(target) {
    const caller = await SocketCaller.call(target)
    for (let count = 0; count < 2_000; count += 1) {
      caller.shout('place', { documentId: target.documentId, place: null })
    }
    await flushed(target)
    caller.hangUp()
  },
}

/** Another line is answered: what was sent before on the first has been read, or its line is cut. */
async function flushed(target: Target): Promise<void> {
  const other = await SocketCaller.call(target)
  await other.ask('ping', {})
  other.hangUp()
}
