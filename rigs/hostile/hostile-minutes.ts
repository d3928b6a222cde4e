/**
 * What would be hostile in minutes: blocks, marks, attributes, links and fields that no editor writes, what is the
 * server's, and what is another's. Each is well formed but for the one thing it is named after.
 */
import * as encoding from 'lib0/encoding'
import type { Dice } from './hostile-updates.js'
import type { MinutesScene } from './minutes-scene.js'
import {
  all,
  bytes,
  type Id,
  item,
  kinds,
  number,
  type Part,
  rawUpdate,
  type Standing,
  text,
} from './raw-update.js'

/** @param mine a client id nobody has used */
type Family = (dice: Dice, scene: MinutesScene, mine: number) => Uint8Array

const mapType = 1
const elementType = 3
const fragmentType = 4
const textType = 6
const root = 'text_en'
const good = 'blk_evph2hrd8mpst894p2zs'
const scripts = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload="alert(1)"/>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//example.org/',
  ' https://example.org/',
  'https:example.org',
  '',
]

const one = (mine: number, ...structs: Part[]): Uint8Array => rawUpdate([{ client: mine, clock: 0, structs }])
const value = (of: unknown): Part => all(number(1), (encoder) => encoding.writeAny(encoder, of as never))
const element = (name: string): Part => all(number(elementType), text(name))
const inText = ({ inOrder }: MinutesScene): Standing => ({ origin: inOrder[0] })
const mark = (scene: MinutesScene, name: string, of: unknown): Part =>
  item(inText(scene), kinds.format, all(text(name), text(JSON.stringify(of))))
const field = (key: string, of: unknown): Part => item({ parent: 'fields', key }, kinds.any, value(of))
const attribute = (parent: Id, key: string, of: unknown): Part => item({ parent, key }, kinds.any, value(of))
const names = ['', '__proto__', 'constructor', 'style', 'onclick', 'class', 'src', 'colwidth', 'data-id']

export const minutesFamilies: Readonly<Record<string, Family>> = {
  'a block of no kind': ({ pick }, { blockId }, mine) =>
    one(
      mine,
      pick([
        item(
          { parent: root },
          kinds.type,
          element(pick(['paragraph', 'script', 'iframe', 'div', 'listItem', ''])),
        ),
        field(`${blockId}.kind`, pick(['sermon', 'script', '', 'Heading', '__proto__'])),
      ]),
    ),
  'a mark nobody knows': ({ pick }, scene, mine) =>
    one(
      mine,
      mark(scene, pick(['underline', 'color', 'comment', '__proto__', 'toString', 'ychange', '']), {}),
    ),
  'a mark with more to it': ({ pick }, scene, mine) =>
    one(
      mine,
      pick([
        () => mark(scene, pick(['bold', 'italic']), pick([{ class: 'x' }, true, 1, 'yes', []])),
        () =>
          mark(scene, 'link', pick([{}, { href: 5 }, { href: 'https://example.org/', target: '_top' }, 'x'])),
        () => mark(scene, 'footnote', pick([{}, { id: 5 }, { id: 'blk_1' }, { id: good, href: 'x' }])),
      ])(),
    ),
  'an attribute nobody knows': ({ pick }, { block, table, row, cell, image, text: words }, mine) =>
    one(
      mine,
      attribute(pick([block, table, row, cell, image, words]), pick(names), pick(['x', 5, true, null])),
    ),
  'a link that is a script': ({ pick }, scene, mine) =>
    one(mine, mark(scene, 'link', { href: pick(scripts) })),
  'an image from elsewhere': ({ pick }, { image }, mine) =>
    one(
      mine,
      attribute(
        image,
        'blob',
        pick([
          ...scripts,
          'https://example.org/a.png',
          '../../tandem.json',
          'F'.repeat(64),
          '0'.repeat(63),
          5,
        ]),
      ),
    ),
  'an image of no size': ({ pick }, { image }, mine) =>
    one(mine, attribute(image, 'width', pick([0, -1, 4_001, 2 ** 31, 1.5, '100%', true]))),
  'blocks in blocks': ({ between }, { block }, mine) => {
    const depth = between(1, 400)
    const structs = Array.from({ length: depth }, (_each, at) =>
      item({ parent: at === 0 ? block : { client: mine, clock: at - 1 } }, kinds.type, element('block')),
    )
    return one(mine, ...structs)
  },
  'what does not go together': ({ pick }, { block, table, row, cell, image, text: words }, mine) => {
    const [parent, name] = pick<[Id | string, string]>([
      [cell, 'table'],
      [cell, 'image'],
      [cell, 'tableRow'],
      [row, 'block'],
      [table, 'block'],
      [table, 'table'],
      [table, 'tableCell'],
      [image, 'block'],
      [block, 'image'],
      [words, 'block'],
      [root, 'tableRow'],
      [root, 'tableCell'],
    ])
    return one(mine, item({ parent }, kinds.type, element(name)))
  },
  'letters outside a text': ({ pick }, { block, table, row, cell }, mine) =>
    one(
      mine,
      pick([
        item({ parent: pick<Id | string>([root, block, table, row, cell]) }, kinds.string, text('word')),
        item({ parent: pick<Id | string>([root, table, row, cell]) }, kinds.type, number(textType)),
      ]),
    ),
  'a table too large': ({ pick, between }, { cell, table }, mine) =>
    pick([
      () => one(mine, attribute(cell, pick(['colspan', 'rowspan']), pick([0, -1, 1_001, 2 ** 31, 1.5, '2']))),
      () =>
        one(
          mine,
          ...Array.from({ length: between(20_001, 22_000) }, () =>
            item({ parent: table }, kinds.type, element('tableRow')),
          ),
        ),
    ])(),
  'fields that are the server’s': ({ pick }, { blockId }, mine) =>
    one(
      mine,
      pick([
        field(`${blockId}.compartment`, pick(['EYES', '', null])),
        field(`${blockId}.hint.${pick(['en', 'ko'])}`, 'The meeting agreed.'),
        item({ parent: 'info', key: pick(['kind', 'languages', 'attribution']) }, kinds.any, value('agenda')),
      ]),
    ),
  'the server’s taken away': ({ pick }, { servers, inOrder }, mine) =>
    rawUpdate(
      pick([
        [],
        [{ client: mine, clock: 0, structs: [item({ origin: inOrder[0] }, kinds.string, text('word'))] }],
      ]),
      [{ ...pick(servers), length: 1 }],
    ),
  'fields of nobody': ({ pick }, { blockId }, mine) => {
    const keys = ['', '.', 'kind', blockId, `${blockId}.`, `${blockId}.words`, `${blockId}.__proto__`]
    const more = [
      `${blockId}.kind.en`,
      `${blockId}.owners`,
      `${blockId}.owners.kor`,
      `${blockId}.owners.KOR.1`,
    ]
    const others = [`${blockId}.lag.fr`, 'blk_1.kind', '__proto__.kind', 'itm_evph2hrd8mpst894p2zs.kind']
    return one(mine, field(pick([...keys, ...more, ...others]), pick(['narrative', true, 'a0'])))
  },
  'values that cannot be': ({ pick }, { blockId }, mine) => {
    const [name, of] = pick<[string, unknown]>([
      ['kind', 5],
      ['level', pick([6, -1, 1.5, '1', 2 ** 40])],
      ['ordered', pick(['true', 1])],
      ['item', pick(['itm_1', good, ''])],
      ['attribution', pick(['nobody', 'kor', ''])],
      ['brackets', pick([1, 'true', null])],
      ['verb', pick(['shouted', '', 5])],
      ['due', pick(['soon', '2023-13-40', '', 5, 'x'.repeat(5_000)])],
      ['altText', pick(['x'.repeat(2_001), 5])],
      ['opens', pick([1, 'yes'])],
      ['owners.KOR', pick(['', 5, 'a b', '<b>', 'a'.repeat(1_001)])],
      ['lag.ko', pick(['true', 0])],
    ])
    return one(mine, field(`${blockId}.${name}`, of))
  },
  'an id that cannot be': ({ pick }, { block, table }, mine) =>
    one(
      mine,
      attribute(
        pick([block, table]),
        'id',
        pick(['blk_1', '', '"><script>', 5, null, 'itm_evph2hrd8mpst894p2zs']),
      ),
    ),
  'a language the minutes have not': ({ pick }, _, mine) =>
    one(
      mine,
      item(
        { parent: pick(['text_fr', 'text_', 'text_ko2', 'text', 'title_en']) },
        kinds.type,
        element('block'),
      ),
    ),
  'types where values belong': ({ pick }, { blockId, block }, mine) => {
    const type = pick([mapType, fragmentType, textType])
    const place = pick<Standing>([
      { parent: 'fields', key: `${blockId}.kind` },
      { parent: block, key: 'id' },
    ])
    return one(mine, item(place, kinds.type, number(type)))
  },
  'what is no letter in a text': ({ pick }, scene, mine) =>
    one(
      mine,
      pick([
        item(inText(scene), kinds.embed, text('{"image":"data:,"}')),
        item(inText(scene), kinds.json, all(number(1), text('{}'))),
        item(inText(scene), kinds.binary, bytes(new Uint8Array(8))),
        item(inText(scene), kinds.any, value('word')),
        item(inText(scene), kinds.type, number(mapType)),
      ]),
    ),
  'another’s letters in a text': ({ pick, between }, scene, mine) => {
    const { victim, inOrder, text: words } = scene
    const place = pick<Standing>([{ origin: inOrder[0] }, { rightOrigin: inOrder[1] }, { parent: words }])
    const forged = item(place, kinds.string, text(pick(['forged', '위조', 'x'.repeat(300)])))
    return pick([
      () => rawUpdate([{ ...victim, structs: [forged] }]),
      () => rawUpdate([{ ...victim, structs: [item({ parent: root }, kinds.type, element('block'))] }]),
      () =>
        rawUpdate([
          { client: mine, clock: 0, structs: [item(inText(scene), kinds.string, text('own'))] },
          { ...victim, structs: [forged] },
        ]),
      () =>
        rawUpdate([{ client: victim.client, clock: victim.clock + between(1, 1_000), structs: [forged] }]),
      () => rawUpdate([], [{ ...victim, length: between(1, 1_000) }]),
    ])()
  },
}
