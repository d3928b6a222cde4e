/** Ways to write, or to delete, as if one were another: each must be refused and told in the audit log [SYNC-5]. */
import { bare, type Id, item, kinds, rawUpdate, type Standing, text } from '../hostile/raw-update.js'
import type { Dice } from '../hostile/hostile-updates.js'
import type { Scene } from '../hostile/scene.js'

export type Forgery = { update: Uint8Array } | { claims: number }

/** @param present the client id of someone who is here and has written nothing yet */
type Way = (dice: Dice, scene: Scene, present: number) => Forgery

export const forgeries: Readonly<Record<string, Way>> = {
  'the next words of another': (dice, scene) => ({
    update: rawUpdate([{ ...scene.victim, structs: [words(dice, scene)] }]),
  }),
  'words before a present person’s first': (dice, scene, present) => ({
    update: rawUpdate([{ client: present, clock: 0, structs: [words(dice, scene)] }]),
  }),
  'one’s own words, and another’s beside them': (dice, scene) => ({
    update: rawUpdate([
      { client: dice.below(2 ** 31), clock: 0, structs: [words(dice, scene)] },
      { ...scene.victim, structs: [words(dice, scene)] },
    ]),
  }),
  'nothing, in place of another’s next words': (dice, scene) => ({
    update: rawUpdate([{ ...scene.victim, structs: [bare(kinds.collected, dice.between(1, 1_000))] }]),
  }),
  'more after what another has written': (dice, { victim }) => {
    const known = dice.between(1, Math.min(20, victim.clock))
    const start = { client: victim.client, clock: victim.clock - known }
    return {
      update: rawUpdate([{ ...start, structs: [bare(kinds.collected, known + dice.between(1, 50))] }]),
    }
  },
  'deletion of what another has yet to write': (dice, { victim }) => ({
    update: rawUpdate([], [{ ...victim, length: dice.between(1, 10_000) }]),
  }),
  'another’s words after a gap': (dice, scene) => ({
    update: rawUpdate([
      {
        client: scene.victim.client,
        clock: scene.victim.clock + dice.between(1, 1_000),
        structs: [words(dice, scene)],
      },
    ]),
  }),
  'joining as another': (dice, { victim }, present) => ({ claims: dice.pick([victim.client, present]) }),
}

function words(dice: Dice, { inOrder }: Scene) {
  const [left, right]: [Id, Id] = inOrder
  const place = dice.pick<Standing>([
    { parent: 'items', key: `x${dice.below(100)}` },
    { origin: left },
    { rightOrigin: right },
  ])
  return item(place, kinds.string, text(dice.pick(['forged', '위조', 'x'.repeat(300)])))
}
