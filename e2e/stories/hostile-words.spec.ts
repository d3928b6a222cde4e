/**
 * Markup that wants to run, in every text of every object, and every page of the application opened: nothing runs,
 * nothing of it becomes an element, and the policy has nothing to report, since nothing got so far.
 */
import type { Request } from '@playwright/test'
import { pages } from '@tandem/shared/rules'
import { expect, test } from '../support/fixtures.js'
import { asks } from '../support/office.js'
import type { Person } from '../support/person.js'

test.use({ serverFor: 'hostile' })
// Three people at three servers.
test.describe.configure({ mode: 'parallel', timeout: 180_000 })

const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>`

/** What of the hostile words has come alive in a page. */
const alive = () =>
  [
    ...document.querySelectorAll(
      'img[src="x"], [onerror], [onload], [onmouseover], script:not([src]), iframe, object, embed, a[href^="javascript:" i], a[href^="data:" i]',
    ),
  ].map((element) => element.outerHTML.slice(0, 200))

interface Group {
  id: string
}
interface Home {
  meetings: { id: string; documents: { id: string; symbol: string; kind: string }[] }[]
  papers: { id: string; meetingId: string }[]
}

/** Opens a page until it is at rest: nothing is on its way at three looks in a row. True: the words stand in it. */
async function opens({ page, line }: Person, address: string): Promise<boolean> {
  const underWay = new Set<Request>()
  const begins = (request: Request): unknown => request.url().includes('/api/') && underWay.add(request)
  const ends = (request: Request): unknown => underWay.delete(request)
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends)
  await page.goto(line.address + address)
  await expect(page.locator('h1').first()).toBeVisible()
  let looks = 0
  await expect
    .poll(() => (looks = underWay.size === 0 ? looks + 1 : 0), { intervals: [40] })
    .toBeGreaterThanOrEqual(3)
  page.off('request', begins).off('requestfinished', ends).off('requestfailed', ends)
  expect(await page.evaluate(alive), address).toEqual([])
  return (await page.locator('body').textContent())?.includes('<img src=x') ?? false
}

/** Every address of every page, for the things that this person may see. */
function addressesOf(ids: Readonly<Record<string, readonly string[]>>): string[] {
  return pages.flatMap((page) => {
    if (page === '*') return ['/nowhere']
    if (page === '/symbols/*') return ['/symbols/EWG-CS/10/RPT/Rev.9']
    const names = [...page.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    return names.reduce<string[]>(
      (addresses, name) =>
        addresses.flatMap((address) => (ids[name] ?? ['none']).map((id) => address.replace(`:${name}`, id))),
      [page],
    )
  })
}

function watchDialogs({ page }: Person): string[] {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return dialogs
}

test('a page that lets them run is found: by its dialog, by the policy’s report and by its elements', async ({
  tandem,
}) => {
  const visitor = await tandem.visitor()
  const dialogs = watchDialogs(visitor)
  const { page, line } = visitor
  const policy =
    (await page.request.get(`${line.address}/sign-in`)).headers()['content-security-policy'] ?? ''
  for (const headers of [{}, { 'content-security-policy': policy }] as Record<string, string>[]) {
    const body = `<!doctype html><p title="${hostile}</p>`
    await page.route('**/open-to-all', (route) => route.fulfill({ contentType: 'text/html', headers, body }))
    await page.goto(`${line.address}/open-to-all`)
    expect(await page.evaluate(alive)).toHaveLength(2)
    await page.unroute('**/open-to-all')
  }
  await expect.poll(() => dialogs.toSorted()).toEqual(['1', '2'])
  await expect
    .poll(() => visitor.complaints.filter((text) => text.startsWith('policy: script-src')).length)
    .toBe(2)
  // Found, and so no fault of this story.
  visitor.complaints.length = 0
})

test('a co-chair opens every page, the palette and a commitment, and reads them as words', async ({
  tandem,
}) => {
  const chair = await tandem.person('kor.cochair')
  const dialogs = watchDialogs(chair)
  const { groups } = await asks<{ groups: Group[] }>(chair, 'GET', '/me')
  const homes = await Promise.all(groups.map(({ id }) => asks<Home>(chair, 'GET', `/groups/${id}`)))
  const meetings = homes.flatMap((home) => home.meetings)
  const documents = meetings.flatMap((meeting) => meeting.documents)
  const minutes = documents.find(({ symbol }) => symbol === 'EWG-CS/10/RPT/Rev.9')
  const agenda = documents.find(({ kind }) => kind === 'agenda')
  await asks(chair, 'POST', '/me/tokens', { name: hostile, reach: 'read', groups: null, expiresAt: null })
  const label = { name: hostile, note: hostile }
  await asks(chair, 'POST', `/documents/${minutes?.id}/history/versions`, { ...label, seq: 1 })
  const { commitments } = await asks<{ commitments: { id: string; mine: string[] }[] }>(
    chair,
    'GET',
    `/groups/${groups[0]?.id}/commitments`,
  )
  const mine = commitments.find((one) => one.mine.includes('update'))
  await asks(chair, 'POST', `/commitments/${mine?.id}/acts`, { act: 'update', note: hostile })
  const drop = commitments.find((one) => one.mine.includes('done') && one.id !== mine?.id)
  await asks(chair, 'POST', `/commitments/${drop?.id}/acts`, { act: 'done', evidence: hostile })

  const meetingOfMinutes = meetings.find((meeting) => meeting.documents.includes(minutes!))?.id ?? 'none'
  const paper = homes.flatMap(({ papers }) => papers).find((one) => one.meetingId === meetingOfMinutes)
  const ids = {
    groupId: groups.slice(0, 1).map(({ id }) => id),
    meetingId: [meetingOfMinutes],
    documentId: [minutes?.id ?? 'none', agenda?.id ?? 'none'],
    paperId: [paper?.id ?? 'none'],
  }
  const withWords: string[] = []
  for (const address of addressesOf(ids)) if (await opens(chair, address)) withWords.push(address)
  const [groupId, meetingId] = [ids.groupId[0], ids.meetingId[0]]
  const shown = ['', '/meetings', '/commitments', '/decisions', '/members'].map(
    (page) => `/groups/${groupId}${page}`,
  )
  const ofMeeting = ['', '/papers', `/papers/${paper?.id}`].map((page) => `/meetings/${meetingId}${page}`)
  const read = ids.documentId.flatMap((id) => [`/documents/${id}`, `/documents/${id}/history`])
  expect(withWords).toEqual(expect.arrayContaining([...shown, ...read, ...ofMeeting, '/profile']))

  await opens(chair, '/')
  await chair.page.keyboard.press('Control+k')
  await expect(chair.page.getByRole('option').filter({ hasText: '<img' }).first()).toBeVisible()
  expect(await chair.page.evaluate(alive)).toEqual([])
  expect(dialogs).toEqual([])
})

test('the administrator opens every page, and looks at a list of members, as words', async ({ tandem }) => {
  const admin = await tandem.person('system.admin')
  const dialogs = watchDialogs(admin)
  const name = { en: hostile, ko: hostile }
  await asks(admin, 'POST', '/administration/delegations', {
    code: 'XSS',
    name,
    category: 'party',
    timeZone: 'Asia/Seoul',
  })
  const facts = {
    name,
    aliases: [name],
    caveats: [hostile],
    kind: 'experts_wg',
    members: ['XSS', 'KOR'],
    observers: [],
    coChairs: [
      { delegation: 'XSS', seat: null },
      { delegation: 'KOR', seat: null },
    ],
    workingLanguages: ['en'],
    defaultMarking: 'TLP:GREEN',
    timeZone: 'Asia/Seoul',
  }
  const group = await asks<Group>(admin, 'POST', '/administration/groups', { ...facts, short: 'XSS-WG' })
  const gone = await asks<Group>(admin, 'POST', '/administration/groups', { ...facts, short: 'XSS-GONE' })
  await asks(admin, 'DELETE', `/administration/groups/${gone.id}`)
  const withWords: string[] = []
  for (const address of addressesOf({ groupId: [group.id] })) {
    // What a group works on is not there for the administrator.
    admin.isRefused = !address.startsWith('/administration')
    if (await opens(admin, address)) withWords.push(address)
  }
  const shown = ['people', 'delegations', 'groups', 'groups/new', 'bin', `groups/${group.id}`]
  expect(withWords).toEqual(expect.arrayContaining(shown.map((page) => `/administration/${page}`)))
  admin.isRefused = false

  await opens(admin, `/administration/groups/${group.id}`)
  await admin.page.getByRole('button', { name: 'From a file…' }).click()
  const csv = `account,role\n"${hostile.replaceAll('"', '""')}",delegate\n`
  await admin.page.locator('input[type="file"]').setInputFiles({
    name: `${hostile.replaceAll('/', '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await admin.page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(admin.page.getByRole('rowheader').filter({ hasText: hostile })).toBeVisible()
  expect(await admin.page.evaluate(alive)).toEqual([])
  expect(dialogs).toEqual([])
})
