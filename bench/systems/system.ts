/** A server under measurement and the client made for it. */
import type * as Y from 'yjs'
import type { ServerCommand } from '../harness/server-process.js'

export type TextKind = 'line' | 'long' | 'own'

export interface Client {
  readonly doc: Y.Doc
  /** Where people type; there once `synced`. `long`: a place for a whole paper; `own`: where nobody else types. */
  text(kind?: TextKind): Y.Text
  /** Of that text; 0 before it has come. */
  length(kind?: TextKind): number
  /** Resolves when the client says for the first time that the whole text is there. */
  readonly synced: Promise<void>
  /** Calls the listener whenever the server has acknowledged all of this client's edits; null where none does. */
  readonly onStored: ((listener: () => void) => unknown) | null
  close(): void
}

export interface Wants {
  people: number
  documents: number
  /** Characters in each document. */
  characters: number
  /** In each document a text of his own for each person. */
  ownTexts: boolean
}

/** What was made ready for a run: connects a person to a document, both by number. */
export type Connect = (address: string, document: number, person: number) => Client

export interface System {
  readonly name: string
  /** Versions, and what had to be set otherwise than by default. */
  readonly description: string
  /** What is left of a document when the process ends. */
  readonly keeps: 'nothing' | 'memory' | 'disk'
  readonly acknowledges: boolean
  /** Measured only in these workloads; everywhere when absent. */
  readonly only?: readonly string[]
  command(folder: string): ServerCommand
  /** Before the server starts. Documents that a server makes when they are first opened begin empty. */
  prepare(folder: string, wants: Wants): Promise<Connect>
}
