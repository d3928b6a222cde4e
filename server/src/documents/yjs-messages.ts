/**
 * The messages of the y-websocket protocol. Read with the guard's own reader: nothing is allocated or
 * parsed because a message says so.
 */
import { mostParticipants, Refusal, refuse } from '@tandem/shared/protocol'
import * as encoding from 'lib0/encoding'
import { ByteReader } from './guard/byte-reader.js'

const kinds = { sync: 0, awareness: 1, askAwareness: 3 } as const
const steps = { have: 0, lack: 1, update: 2 } as const

/** The presence of one client: `state` is JSON. */
export interface AwarenessState {
  clientId: number
  clock: number
  state: string
}

/** What a client says of itself or, echoing, of others, as it came. */
export interface HeardState {
  clientId: number
  state: Uint8Array
}

export type YjsMessage =
  /** "This is my state vector: tell me what I lack." */
  | { kind: 'have'; stateVector: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; states: HeardState[] }
  | { kind: 'ask-awareness' }

/** A stock client echoes what it hears of everyone, those who just left included. */
const mostStates = 2 * mostParticipants
/** One state: a place in the text and what others need to show it [SYNC-10]. */
const largestStateBytes = 1024

/** Refuses what no stock client sends as `malformed`, and what is too much as `too_large`. */
export function readYjsMessage(bytes: Uint8Array): YjsMessage {
  const reader = new ByteReader(bytes)
  try {
    const message = read(reader)
    if (!reader.isAtEnd) throw refuse('malformed')
    return message
  } catch (error) {
    // The reader speaks of a change; this is the envelope around one.
    if (error instanceof Refusal && error.reason === 'update_malformed') throw refuse('malformed')
    throw error
  }
}

function read(reader: ByteReader): YjsMessage {
  switch (reader.uint()) {
    case kinds.sync:
      return readSync(reader)
    case kinds.awareness:
      return { kind: 'awareness', states: readStates(reader.varBytes()) }
    case kinds.askAwareness:
      return { kind: 'ask-awareness' }
    default:
      throw refuse('malformed')
  }
}

function readSync(reader: ByteReader): YjsMessage {
  switch (reader.uint()) {
    case steps.have:
      return { kind: 'have', stateVector: reader.varBytes() }
    case steps.lack:
    case steps.update:
      return { kind: 'update', update: reader.varBytes() }
    default:
      throw refuse('malformed')
  }
}

function readStates(bytes: Uint8Array): HeardState[] {
  const reader = new ByteReader(bytes)
  const count = reader.uint()
  if (count > mostStates) throw refuse('too_large')
  const states = Array.from({ length: count }, () => {
    const clientId = reader.uint()
    reader.uint()
    const state = reader.varBytes()
    if (state.length > largestStateBytes) throw refuse('too_large')
    return { clientId, state }
  })
  if (!reader.isAtEnd) throw refuse('malformed')
  return states
}

export function haveMessage(stateVector: Uint8Array): Uint8Array {
  return syncMessage(steps.have, stateVector)
}

/** Everything the other lacks: a stock client calls itself synced when this has come. */
export function lackMessage(update: Uint8Array): Uint8Array {
  return syncMessage(steps.lack, update)
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(steps.update, update)
}

export function awarenessMessage(states: readonly AwarenessState[]): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, states.length)
  for (const { clientId, clock, state } of states) {
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, state)
  }
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, kinds.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(inner))
  return encoding.toUint8Array(message)
}

function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, kinds.sync)
  encoding.writeVarUint(message, step)
  encoding.writeVarUint8Array(message, bytes)
  return encoding.toUint8Array(message)
}
