// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { countUnsent, wipeLocalData } from '../../../lib/local-data'
import { keepUser } from '../../../lib/session'
import { hasDraft, keepDraft, readDraftOf } from './drafts'

afterEach(async () => {
  await wipeLocalData()
  keepUser(null)
})

test('what is typed and not sent is kept, counted, and gone when it is sent', async () => {
  keepUser('usr_one')
  keepDraft('cmt_1', 'update', 'Draft with our network team')
  expect(readDraftOf('cmt_1', 'update')).toBe('Draft with our network team')
  expect(await countUnsent()).toBe(1)
  keepDraft('cmt_1', 'update', null)
  expect(hasDraft('cmt_1', 'update')).toBe(false)
  expect(await countUnsent()).toBe(0)
})

test('another person on the same device sees nothing of it, and the writer finds it again', () => {
  keepUser('usr_one')
  keepDraft('cmt_1', 'done', 'Letter of 12 May')
  keepUser('usr_two')
  expect(hasDraft('cmt_1', 'done')).toBe(false)
  keepDraft('cmt_1', 'done', 'Something else')
  keepUser('usr_one')
  expect(readDraftOf('cmt_1', 'done')).toBe('Letter of 12 May')
})

test('signing out leaves nothing behind', async () => {
  keepUser('usr_one')
  keepDraft('cmt_1', 'done', 'Letter of 12 May')
  await wipeLocalData()
  expect(Object.keys(localStorage).filter((key) => key.includes('draft'))).toEqual([])
})
