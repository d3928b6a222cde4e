import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  longestId,
  type Collection,
  type Collections,
  type CollectionSpec,
} from '../../platform/collection.js'
import { byBytes, nearMisses, type Opened } from './opened.js'

interface Person {
  id: string
  email: string | null
  code: string | number | boolean | null
  group: string
  team?: string | null
  notes?: string[]
}

const people: CollectionSpec<Person> = {
  name: 'people',
  unique: { email: ['email'], place: ['group', 'code'] },
  lookups: { group: ['group'], team: ['group', 'team'], code: ['code'] },
}

/** What every adapter of the collection port must do; the promises are in `platform/collection.ts`. */
export function collectionContract(name: string, open: () => Promise<Opened<Collections>>): void {
  describe(`collections in ${name}`, () => {
    let store: Opened<Collections>
    let members: Collection<Person>

    beforeEach(async () => {
      store = await open()
      members = store.port.collection(people)
    })
    afterEach(() => store.close())

    const person = (id: string, more: Partial<Person> = {}): Person => ({
      id,
      email: `${id}@example.org`,
      code: id,
      group: 'g',
      ...more,
    })
    const idsOf = (found: { value: Person }[]) => found.map(({ value }) => value.id)

    test('a value comes back as it went in, as version 1', async () => {
      const korea = person('kor', { notes: ['회의', ''], team: null })
      expect(await members.insert(korea)).toEqual({ kind: 'stored', version: 1 })
      expect(await members.get('kor')).toEqual({ value: korea, version: 1 })
    })

    test('nothing is found where nothing is', async () => {
      expect(await members.get('kor')).toBeNull()
      expect(await members.get('')).toBeNull()
      expect(await members.findOne('email', ['kor@example.org'])).toBeNull()
      expect(await members.find('group', ['g'])).toEqual([])
      expect(await members.all()).toEqual([])
      expect(await members.replace(person('kor'), 1)).toEqual({ kind: 'missing' })
      expect(await members.remove('kor')).toBe('missing')
    })

    test('ids that nearly match are different values', async () => {
      await Promise.all(nearMisses.map((id) => members.insert(person(id))))
      for (const id of nearMisses) expect((await members.get(id))?.value).toEqual(person(id))
      expect(idsOf(await members.all())).toEqual([...nearMisses].sort(byBytes))
      expect(await members.remove('a')).toBe('removed')
      expect(await members.all()).toHaveLength(nearMisses.length - 1)
    })

    test('indexed values that nearly match are different keys', async () => {
      await Promise.all(
        nearMisses.map((text, at) => members.insert(person(`p${at}`, { email: text, group: text }))),
      )
      for (const [at, text] of nearMisses.entries()) {
        expect((await members.findOne('email', [text]))?.value.id).toBe(`p${at}`)
        expect(idsOf(await members.find('group', [text]))).toEqual([`p${at}`])
      }
    })

    test('text, number, truth and null are different keys', async () => {
      const codes = ['1', 1, 'true', true, 'false', false, 'null', 0, '', '0']
      for (const [at, code] of codes.entries()) {
        expect(await members.insert(person(`p${at}`, { code }))).toMatchObject({ kind: 'stored' })
      }
      await members.insert(person('none', { code: null }))
      for (const [at, code] of codes.entries()) {
        expect(idsOf(await members.find('code', [code]))).toEqual([`p${at}`])
        expect((await members.findOne('place', ['g', code]))?.value.id).toBe(`p${at}`)
      }
      expect(idsOf(await members.find('code', [null]))).toEqual(['none'])
    })

    test('the parts of an index do not run into each other', async () => {
      const pairs = [
        ['a', 'bc'],
        ['ab', 'c'],
        ['a\u0000', 'b'],
        ['a', '\u0000b'],
        ['a,b', 'c'],
        ['a', 'b,c'],
        ['a\u0000b', 'c'],
        ['a', 'b\u0000c'],
        ['', 'a'],
        ['a', ''],
      ] as const
      for (const [at, [group, code]] of pairs.entries()) {
        expect(await members.insert(person(`p${at}`, { group, code }))).toMatchObject({ kind: 'stored' })
      }
      for (const [at, pair] of pairs.entries()) {
        expect((await members.findOne('place', pair))?.value.id).toBe(`p${at}`)
      }
    })

    test('very long texts can be indexed and still differ in their last letter', async () => {
      const long = 'x'.repeat(5000)
      await members.insert(person('one', { email: `${long}1` }))
      expect(await members.insert(person('two', { email: `${long}2` }))).toMatchObject({ kind: 'stored' })
      expect((await members.findOne('email', [`${long}2`]))?.value.id).toBe('two')
    })

    test('two collections share no ids and no unique keys, even when one name begins the other', async () => {
      const more = store.port.collection<Person>({ ...people, name: 'people2' })
      await members.insert(person('a'))
      expect(await more.insert(person('a'))).toEqual({ kind: 'stored', version: 1 })
      await more.remove('a')
      expect(idsOf(await members.all())).toEqual(['a'])
      expect(await more.all()).toEqual([])
    })

    test('an id is at most a thousand bytes; a longer or broken one is refused and never found', async () => {
      expect(await members.insert(person('é'.repeat(longestId / 2)))).toMatchObject({ kind: 'stored' })
      for (const id of ['', 'x'.repeat(longestId + 1), '\ud800']) {
        await expect(members.insert(person(id))).rejects.toThrow('An id is')
        expect(await members.get(id)).toBeNull()
        expect(await members.remove(id)).toBe('missing')
      }
    })

    test('a value that would not come back as it is, is refused', async () => {
      const odd: unknown[] = [new Date(0), Number.NaN, new Uint8Array(1), 1n, [undefined], new Map()]
      for (const part of odd) {
        const value = Object.assign(person('odd'), { notes: part })
        await expect(members.insert(value)).rejects.toThrow('cannot be stored')
      }
      expect(await members.all()).toEqual([])
    })

    test('of fifty concurrent inserts on one unique key exactly one is stored', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) => members.insert(person(`p${at}`, { email: 'one@example.org' }))),
      )
      const winner = outcomes.findIndex(({ kind }) => kind === 'stored')
      expect(outcomes.filter(({ kind }) => kind === 'stored')).toHaveLength(1)
      expect(
        outcomes.filter((outcome) => outcome.kind === 'duplicate' && outcome.index === 'email'),
      ).toHaveLength(49)
      expect((await members.findOne('email', ['one@example.org']))?.value.id).toBe(`p${winner}`)
      expect(idsOf(await members.all())).toEqual([`p${winner}`])
      expect(idsOf(await members.find('group', ['g']))).toEqual([`p${winner}`])
    })

    test('of fifty concurrent inserts of one id exactly one is stored', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          members.insert(person('same', { email: `${at}@example.org`, code: at })),
        ),
      )
      const winner = outcomes.findIndex(({ kind }) => kind === 'stored')
      expect(
        outcomes.filter((outcome) => outcome.kind === 'duplicate' && outcome.index === 'id'),
      ).toHaveLength(49)
      expect((await members.findOne('email', [`${winner}@example.org`]))?.value.code).toBe(winner)
      expect(await members.findOne('email', [`${(winner + 1) % 50}@example.org`])).toBeNull()
    })

    test('a unique index passes over null and absent fields', async () => {
      await members.insert(person('a', { email: null }))
      expect(await members.insert(person('b', { email: null }))).toEqual({ kind: 'stored', version: 1 })
      expect(await members.findOne('email', [null])).toBeNull()
      expect(idsOf(await members.find('team', ['g', null]))).toEqual(['a', 'b'])
    })

    test('of fifty concurrent replaces of one version exactly one is stored', async () => {
      await members.insert(person('a'))
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) => members.replace(person('a', { notes: [String(at)] }), 1)),
      )
      const winner = outcomes.findIndex(({ kind }) => kind === 'stored')
      expect(outcomes[winner]).toEqual({ kind: 'stored', version: 2 })
      expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(49)
      expect(await members.get('a')).toEqual({ value: person('a', { notes: [String(winner)] }), version: 2 })
    })

    test('a replace moves the value in its indexes and frees the old unique value', async () => {
      await members.insert(person('a', { group: 'old' }))
      await members.replace(person('a', { email: 'new@example.org', group: 'new' }), 1)
      expect(await members.findOne('email', ['a@example.org'])).toBeNull()
      expect((await members.findOne('email', ['new@example.org']))?.version).toBe(2)
      expect(await members.find('group', ['old'])).toEqual([])
      expect(idsOf(await members.find('group', ['new']))).toEqual(['a'])
      expect(await members.insert(person('b', { email: 'a@example.org' }))).toMatchObject({ kind: 'stored' })
    })

    test('a value may keep its own unique values when it is replaced', async () => {
      await members.insert(person('a'))
      expect(await members.replace(person('a', { notes: ['n'] }), 1)).toEqual({ kind: 'stored', version: 2 })
      expect((await members.findOne('email', ['a@example.org']))?.version).toBe(2)
    })

    test('a replace that fails leaves value and indexes untouched', async () => {
      await members.insert(person('a'))
      await members.insert(person('b'))
      const taken = person('a', { group: 'other', code: 'new', email: 'b@example.org' })
      expect(await members.replace(taken, 1)).toEqual({ kind: 'duplicate', index: 'email' })
      expect(await members.replace({ ...taken, email: 'c@example.org' }, 7)).toEqual({ kind: 'conflict' })
      expect(await members.get('a')).toEqual({ value: person('a'), version: 1 })
      expect((await members.findOne('email', ['a@example.org']))?.value.id).toBe('a')
      expect((await members.findOne('email', ['b@example.org']))?.value.id).toBe('b')
      expect(await members.findOne('email', ['c@example.org'])).toBeNull()
      expect(idsOf(await members.find('group', ['g']))).toEqual(['a', 'b'])
      expect(await members.find('group', ['other'])).toEqual([])
    })

    test('removing frees the unique keys, and only with the right version', async () => {
      await members.insert(person('a'))
      expect(await members.remove('a', 2)).toBe('conflict')
      expect((await members.findOne('email', ['a@example.org']))?.value.id).toBe('a')
      expect(await members.remove('a', 1)).toBe('removed')
      expect(await members.findOne('email', ['a@example.org'])).toBeNull()
      expect(await members.find('group', ['g'])).toEqual([])
      expect(await members.insert(person('b', { email: 'a@example.org' }))).toMatchObject({ kind: 'stored' })
    })

    test('of fifty concurrent removes exactly one removes', async () => {
      await members.insert(person('a'))
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => members.remove('a', 1)))
      expect(outcomes.filter((outcome) => outcome === 'removed')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'missing')).toHaveLength(49)
    })

    test('exact matches only, ordered by id', async () => {
      for (const id of ['c', 'a', 'b']) await members.insert(person(id))
      await members.insert(person('other', { group: 'gg' }))
      expect(idsOf(await members.find('group', ['g']))).toEqual(['a', 'b', 'c'])
      expect(idsOf(await members.all())).toEqual(['a', 'b', 'c', 'other'])
    })

    test('objects given and objects got are copies', async () => {
      const given = person('a', { notes: ['first'] })
      const inserting = members.insert(given)
      given.notes?.push('later')
      given.email = 'later@example.org'
      await inserting
      const got = await members.get('a')
      got?.value.notes?.push('mine')
      for (const { value } of await members.all()) value.group = 'mine'
      expect(await members.get('a')).toEqual({ value: person('a', { notes: ['first'] }), version: 1 })
      expect(await members.findOne('email', ['later@example.org'])).toBeNull()
    })

    test('an index or a number of values that the spec does not know is a defect', async () => {
      await expect(members.find('nowhere', ['a'])).rejects.toThrow('nowhere')
      await expect(members.findOne('toString', ['a'])).rejects.toThrow('toString')
      await expect(members.findOne('place', ['a'])).rejects.toThrow('takes 2 values')
    })

    test('everything is there after reopening, and goes on from the same versions [SYNC-1]', async () => {
      await members.insert(person('a'))
      await members.replace(person('a', { email: 'new@example.org' }), 1)
      await members.insert(person('gone'))
      await members.remove('gone')
      store = await store.reopen()
      members = store.port.collection(people)
      expect(idsOf(await members.all())).toEqual(['a'])
      expect((await members.findOne('email', ['new@example.org']))?.version).toBe(2)
      expect(await members.findOne('email', ['gone@example.org'])).toBeNull()
      expect(await members.replace(person('a'), 2)).toEqual({ kind: 'stored', version: 3 })
    })

    test('an index added later finds what was stored before', async () => {
      await members.insert(person('a', { team: 'blue' }))
      store = await store.reopen()
      const grown = store.port.collection<Person>({
        name: people.name,
        unique: { email: ['email'], team: ['team'] },
        lookups: { byTeam: ['team'] },
      })
      expect(idsOf(await grown.find('byTeam', ['blue']))).toEqual(['a'])
      expect(await grown.insert(person('b', { team: 'blue' }))).toEqual({ kind: 'duplicate', index: 'team' })
      expect((await grown.findOne('email', ['a@example.org']))?.value.id).toBe('a')
    })
  })
}
