/** How long the guard takes to refuse the same mixture, measured beside it: no wire, no other work. */
import { Refusal } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import { Guard } from '../../server/src/documents/guard/guard.js'
import { generate } from './attack.js'
import type { Plan } from './attack-process.js'
import type { Dice } from './hostile-updates.js'
import { minutesSceneOf } from './minutes-scene.js'
import { sceneOf } from './scene.js'

interface Originals {
  agenda: Y.Doc
  minutes: Y.Doc
}

export interface Mixture {
  dice: Dice
  inputs: number
  mutants: number
}

/** @returns ms of each refusal */
export function timeRefusals(originals: Originals, victims: Plan['silent'], mixture: Mixture): number[] {
  const doc = copyOf(originals.agenda)
  const minutesDoc = copyOf(originals.minutes)
  const scene = sceneOf(doc, victims.agenda)
  const minutes = minutesSceneOf(minutesDoc, victims.minutes)
  const guards = [new Guard(doc), new Guard(minutesDoc)] as const
  const times: number[] = []
  for (const input of generate({ ...mixture, scene, minutes, docs: [doc, minutesDoc] })) {
    if (!('update' in input)) continue
    const guard = guards[input.isForMinutes ? 1 : 0]
    const begun = performance.now()
    try {
      guard.judge(input.update)
      guard.forget()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      times.push(performance.now() - begun)
    }
  }
  return times
}

function copyOf(original: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(original))
  return doc
}
