// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allowSingleKeys, listenToKeys, useKeys, type KeyBinding } from './keys'

const pressed = vi.fn<(keys: string) => void>()
const bindings: readonly KeyBinding[] = ['Mod+K', '?', 'g h', 'Alt+ArrowUp', 'Space', 'Shift+C'].map(
  (keys) => ({
    keys,
    does: { en: keys },
    section: 'everywhere' as const,
    run: () => pressed(keys),
  }),
)

function Page(): ReactNode {
  useKeys(bindings)
  return (
    <>
      <input aria-label="text" />
      <button type="button">press</button>
    </>
  )
}

let root: Root
let stop: () => void

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root') as HTMLElement)
  act(() => root.render(<Page />))
  stop = listenToKeys()
})

afterEach(() => {
  stop()
  act(() => root.unmount())
  allowSingleKeys(true)
  pressed.mockClear()
})

function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

const field = () => document.querySelector('input') as HTMLInputElement

test('a chord works anywhere, in text too', () => {
  press('k', { ctrlKey: true, code: 'KeyK' }, field())
  expect(pressed.mock.calls).toEqual([['Mod+K']])
})

test('a single letter works outside text and not within', () => {
  press('?', { shiftKey: true }, field())
  expect(pressed).not.toHaveBeenCalled()
  press('?', { shiftKey: true })
  expect(pressed.mock.calls).toEqual([['?']])
})

test('single letters can be turned off; chords stay', () => {
  allowSingleKeys(false)
  press('?', { shiftKey: true })
  press('g')
  press('h')
  expect(pressed).not.toHaveBeenCalled()
  press('k', { ctrlKey: true })
  expect(pressed.mock.calls).toEqual([['Mod+K']])
})

test('G then H goes home; G then something else does not', () => {
  press('g')
  press('h')
  expect(pressed.mock.calls).toEqual([['g h']])
  press('g')
  press('x')
  press('h')
  expect(pressed.mock.calls).toEqual([['g h']])
})

test('keys work with the Hangul layout on', () => {
  press('ㅎ', { code: 'KeyG' })
  press('ㅗ', { code: 'KeyH' })
  press('ㅏ', { code: 'KeyK', ctrlKey: true })
  expect(pressed.mock.calls).toEqual([['g h'], ['Mod+K']])
})

test('a key that belongs to a composition is left alone', () => {
  press('k', { ctrlKey: true, isComposing: true })
  expect(pressed).not.toHaveBeenCalled()
})

test('Alt with an arrow is its own chord', () => {
  press('ArrowUp', { altKey: true })
  press('ArrowUp')
  expect(pressed.mock.calls).toEqual([['Alt+ArrowUp']])
})

test('Space is a key of the page, but belongs to the button that has the focus', () => {
  press(' ', {}, document.querySelector('button') as HTMLElement)
  expect(pressed).not.toHaveBeenCalled()
  press(' ')
  expect(pressed.mock.calls).toEqual([['Space']])
})

test('Shift with a letter is a key of its own', () => {
  press('C', { shiftKey: true })
  press('c')
  expect(pressed.mock.calls).toEqual([['Shift+C']])
})
