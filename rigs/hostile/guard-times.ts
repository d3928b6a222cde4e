/** How long the guard takes to refuse the same mixture, measured beside it: no wire, no other work. */
import { Refusal } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import { Guard } from '../../server/src/documents/guard/guard.js'
import { generate } from './attack.js'
import type { Dice } from './hostile-updates.js'
import { sceneOf } from './scene.js'

export interface Mixture {
  dice: Dice
  inputs: number
  mutants: number
}

/** @returns ms of each refusal */
export function timeRefusals(original: Y.Doc, victim: number, mixture: Mixture): number[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(original))
  const scene = sceneOf(doc, victim)
  const guard = new Guard(doc)
  const times: number[] = []
  for (const input of generate({ ...mixture, scene, doc })) {
    if (!('update' in input)) continue
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
