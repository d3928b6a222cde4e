/** Every family of hostile update that is known, each generated anew: none of them may ever be taken. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Writer } from '../../server/src/testing/writer.js'
import {
  all,
  bare,
  bytes,
  item,
  kinds,
  number,
  type Part,
  rawUpdate,
  type Standing,
  text,
  written,
} from './raw-update.js'
import type { Scene } from './scene.js'

export interface Dice {
  random: () => number
  /** From 0 to below. */
  below(end: number): number
  between(from: number, to: number): number
  pick<Value>(values: readonly Value[]): Value
}

/** @param mine a client id nobody has used */
type Family = (dice: Dice, scene: Scene, mine: number) => Uint8Array

/** Where letters may stand; what is wrong is wrong for another reason. */
const inText = ({ inOrder }: Scene): Standing => ({ origin: inOrder[0] })
/** Where a number may stand. */
const inField = ({ entry }: Scene): Standing => ({ parent: entry, key: 'minutes' })
const wordIn = (scene: Scene): Part => item(inText(scene), kinds.string, text('word'))
const huge = 2 ** 25

export const updateFamilies: Readonly<Record<string, Family>> = {
  'one byte': ({ below }) => Uint8Array.of(below(256)),
  'nothing at all': () => new Uint8Array(),
  'a struct of length 0': ({ pick }, scene, mine) =>
    rawUpdate([
      {
        client: mine,
        clock: 0,
        structs: [
          pick([
            bare(kinds.collected, 0),
            item(inText(scene), kinds.deleted, number(0)),
            item(inText(scene), kinds.string, text('')),
            item(inField(scene), kinds.any, number(0)),
          ]),
        ],
      },
    ]),
  'nested deep': ({ between, pick }, scene, mine) => {
    const depth = between(1_000, 8_000)
    const json = pick(['[', '{"a":'])
    const nested = json.repeat(depth) + (json === '[' ? ']' : '}').repeat(depth)
    const arrays: Part = (encoder) => {
      for (let at = 0; at < depth; at += 1) [117, 1].forEach((byte) => encoding.writeUint8(encoder, byte))
      encoding.writeUint8(encoder, 126)
    }
    const struct = pick([
      item(inText(scene), kinds.embed, text(nested)),
      item(inText(scene), kinds.format, all(text('bold'), text(nested))),
      item(inField(scene), kinds.any, all(number(1), arrays)),
    ])
    return rawUpdate([{ client: mine, clock: 0, structs: [struct] }])
  },
  'a cut delete set': (dice, { doc }) => {
    const good = typedAndDeleted(doc, dice)
    return good.slice(0, good.length - dice.between(1, Math.min(12, good.length - 1)))
  },
  'counts that cannot be': ({ pick }, scene, mine) => {
    const run = { client: mine, clock: 0, structs: [wordIn(scene)] }
    return pick([
      () => rawUpdate([run], [], { clients: huge }),
      () => rawUpdate([{ ...run, count: huge }]),
      () => rawUpdate([run], [], { ranges: huge }),
      () => rawUpdate([{ ...run, structs: [item(inText(scene), kinds.string, number(huge))] }]),
      () => rawUpdate([{ ...run, structs: [item(inField(scene), kinds.any, number(huge))] }]),
    ])()
  },
  'the second encoding': (dice, { doc }) => {
    const second = Y.convertUpdateFormatV1ToV2(typedAndDeleted(doc, dice))
    // A run length in place of any of its bytes.
    if (dice.random() < 0.5) second.set([0xff, 0xff, 0xff, 0x7f].slice(0, second.length - 2), 2)
    return second
  },
  'a crowd at one place': ({ between, pick }, { inOrder }, mine) => {
    const place = pick<Standing>([{ origin: inOrder[0] }, { rightOrigin: inOrder[1] }])
    const structs = Array.from({ length: between(65, 3_000) }, () => item(place, kinds.string, text('a')))
    return rawUpdate([{ client: mine, clock: 0, structs }])
  },
  'neighbours that never stood side by side': ({ pick }, { inOrder }, mine) => {
    const [left, right] = inOrder
    const word = pick([
      { origin: left, rightOrigin: { client: mine, clock: 1 } },
      { origin: right, rightOrigin: left },
    ])
    const structs = [
      item({ origin: left }, kinds.string, text('ab')),
      item(word, kinds.string, text('between')),
    ]
    return rawUpdate([{ client: mine, clock: 0, structs }])
  },
  'a gap': ({ between, pick }, scene, mine) => {
    const word = wordIn(scene)
    const ahead = between(1, 2 ** 31)
    return pick([
      () => rawUpdate([{ client: mine, clock: ahead, structs: [word] }]),
      () => rawUpdate([{ client: mine, clock: 0, structs: [bare(kinds.skip, ahead), word] }]),
      () =>
        rawUpdate([
          {
            client: mine,
            clock: 0,
            structs: [item({ origin: { client: mine + 1, clock: ahead } }, 4, text('a'))],
          },
        ]),
    ])()
  },
  'the last clock': ({ pick }, scene, mine) => {
    const word = wordIn(scene)
    const last = Number.MAX_SAFE_INTEGER
    return pick([
      () => rawUpdate([{ client: mine, clock: last, structs: [word] }]),
      () => rawUpdate([{ client: last, clock: 0, structs: [word] }]),
      () => rawUpdate([{ client: mine, clock: 0, structs: [bare(kinds.collected, last)] }]),
      () => rawUpdate([], [{ client: mine, clock: 0, length: last }]),
    ])()
  },
  'a client twice': ({ between }, scene, mine) => {
    const run = { client: mine, clock: 0, structs: [wordIn(scene)] }
    return rawUpdate([run, ...Array.from({ length: between(1, 10) }, () => ({ ...run }))])
  },
  'half a character': ({ pick, below }, scene, mine) => {
    const halves = pick([[0xed, 0xa0, 0x80 + below(64)], [0xed, 0xb0, 0x80 + below(64)], [0xff], [0xc3]])
    const struct = item(inText(scene), kinds.string, bytes(Uint8Array.from(halves)))
    return rawUpdate([{ client: mine, clock: 0, structs: [struct] }])
  },
  'neighbours in the wrong order': (_, { inOrder: [left, right] }, mine) => {
    const struct = item({ origin: right, rightOrigin: left }, kinds.string, text('a'))
    return rawUpdate([{ client: mine, clock: 0, structs: [struct] }])
  },
  'wrong parents': ({ pick }, { inOrder, entry }, mine) => {
    const place = pick<Standing>([
      { origin: inOrder[0], rightOrigin: entry },
      { origin: entry, rightOrigin: inOrder[0] },
      { parent: inOrder[0] },
      { rightOrigin: entry },
    ])
    return rawUpdate([{ client: mine, clock: 0, structs: [item(place, kinds.string, text('a'))] }])
  },
  'roots of nobody': ({ pick, random }, _, mine) => {
    const parent = pick(['info', '', 'prosemirror', '__proto__', `root${random()}`])
    const struct = item({ parent, key: 'languages' }, kinds.any, all(number(1), oneByte(119), text('ko')))
    return rawUpdate([{ client: mine, clock: 0, structs: [struct] }])
  },
  'deletions of the server’s': ({ pick }, scene, mine) =>
    rawUpdate(pick([[], [{ client: mine, clock: 0, structs: [wordIn(scene)] }]]), [
      { ...scene.servers, length: 1 },
    ]),
  'deletions ahead': ({ between, pick }, scene, mine) =>
    rawUpdate(pick([[], [{ client: mine, clock: 0, structs: [wordIn(scene)] }]]), [
      { ...scene.victim, length: between(1, 1_000) },
    ]),
  'another’s next words': ({ pick }, { victim, inOrder }) => {
    const place = pick<Standing>([{ origin: inOrder[0] }, { rightOrigin: inOrder[1] }])
    return rawUpdate([{ ...victim, structs: [item(place, kinds.string, text('forged'))] }])
  },
  'too many': ({ pick, between }, scene, mine) => {
    const word = wordIn(scene)
    const clients = Array.from({ length: between(65, 400) }, (_each, index) => ({
      client: mine + index,
      clock: 0,
      structs: [word],
    }))
    const structs = Array.from({ length: 20_001 }, () => bare(kinds.collected, 1))
    return pick([() => rawUpdate(clients), () => rawUpdate([{ client: mine, clock: 0, structs }])])()
  },
  'a frame too large': ({ between }, scene, mine) => {
    const struct = item(inText(scene), kinds.string, text('x'.repeat(between(256 * 1024, 700 * 1024))))
    return rawUpdate([{ client: mine, clock: 0, structs: [struct] }])
  },
  'types in types': ({ between }, { texts }, mine) => {
    const paragraph = all(number(3), text('paragraph'))
    const structs = Array.from({ length: between(40, 400) }, (_each, depth) =>
      item(
        depth === 0 ? { parent: texts } : { parent: { client: mine, clock: depth - 1 } },
        kinds.type,
        paragraph,
      ),
    )
    return rawUpdate([{ client: mine, clock: 0, structs }])
  },
  'kinds no editor writes': ({ pick, between }, scene, mine) => {
    const struct = pick([
      item(inText(scene), kinds.document, all(text('guid'), oneByte(118), number(0))),
      item(inText(scene), kinds.binary, bytes(new Uint8Array(8))),
      item(inText(scene), kinds.json, all(number(1), text('{}'))),
      item(inText(scene), kinds.embed, text('{}')),
      item(inText(scene), kinds.type, number(pick([0, 2, 5, 9]))),
      item(inText(scene), between(11, 31), number(1)),
    ])
    return rawUpdate([{ client: mine, clock: 0, structs: [struct] }])
  },
  'more after the end': ({ between }, scene, mine) => {
    const whole = rawUpdate([{ client: mine, clock: 0, structs: [wordIn(scene)] }])
    return written((encoder) => {
      encoding.writeUint8Array(encoder, whole)
      encoding.writeUint8Array(encoder, new Uint8Array(between(1, 100)))
    })
  },
  'leaning on itself': ({ pick }, _, mine) => {
    const itself = { client: mine, clock: 0 }
    const place = pick<Standing>([{ origin: itself }, { rightOrigin: itself }, { parent: itself }])
    return rawUpdate([{ client: mine, clock: 0, structs: [item(place, kinds.string, text('x'))] }])
  },
}

/** Dear to make and send: they come an eighth as often. */
export const heavyFamilies: ReadonlySet<string> = new Set([
  'a frame too large',
  'too many',
  'a crowd at one place',
  'types in types',
  'nested deep',
  'a table too large',
])

function oneByte(kind: number): Part {
  return (encoder) => encoding.writeUint8(encoder, kind)
}

/** What an editor sends that types and takes something away, as one update with deletions in it. */
function typedAndDeleted(doc: Y.Doc, { random, between }: Dice): Uint8Array {
  const writer = new Writer(doc, random)
  const before = Y.encodeStateVector(writer.doc)
  writer.types('typed, and taken away')
  writer.deletes(0, between(1, 8))
  return Y.encodeStateAsUpdate(writer.doc, before)
}
