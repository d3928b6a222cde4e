import { expect, test } from 'vitest'
import { readView, writeView } from './register-view'

const round = (address: string) => writeView(readView(new URLSearchParams(address))).toString()

test('an address says the whole view, and is read back as it was written', () => {
  const address =
    'owner=KOR%2CUSA&status=overdue%2Cdone&meeting=mtg_1&mine=1&by=owner&sort=-number&open=CCWG8%2F02'
  expect(round(address)).toBe(address)
})

test('the plain register has a plain address', () => {
  expect(round('')).toBe('')
  expect(round('by=due&sort=due&mine=0&owner=')).toBe('')
})

test('what nobody wrote is passed over', () => {
  expect(round('status=late,done&by=colour&sort=-colour')).toBe('status=done&sort=-due')
})
