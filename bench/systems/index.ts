import { ours, oursFrameAKey } from './ours.js'
import { peerNames, peerSystem } from './peers.js'
import type { System } from './system.js'

const own: Readonly<Record<string, () => System>> = { ours, 'ours-frame-a-key': oursFrameAKey }

export const systemNames: readonly string[] = [...Object.keys(own), ...peerNames]

/** The other servers must be installed. */
export function findSystem(name: string): System {
  return own[name]?.() ?? peerSystem(name)
}
