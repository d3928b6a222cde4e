/**
 * Every key of the interface, in one list: the help sheet shows it, the one listener obeys it.
 *
 * `keys` is written `Mod+K`, `Alt+ArrowUp`, `?`, `Space`, or `g h` for one after the other; `Mod` is Ctrl, on a Mac
 * Command. Without `run` the entry only documents a key that something else handles, such as the editor.
 */
import type { LocalisedText } from '@tandem/shared/words'
import { useEffect } from 'react'
import { createStore, useStore } from './store'

export const keySections = [
  'everywhere',
  'go',
  'agenda',
  'minutes',
  'commitments',
  'history',
  'text',
  'live',
] as const
export type KeySection = (typeof keySections)[number]

export interface KeyBinding {
  keys: string
  does: LocalisedText
  section: KeySection
  run?: () => void
}

const registered = createStore<readonly KeyBinding[]>([])
const singleKeysOn = createStore(true)

/** Adds keys while the component is shown. Pass a stable array (a constant or `useMemo`). */
export function useKeys(bindings: readonly KeyBinding[]): void {
  useEffect(() => {
    registered.update((all) => [...all, ...bindings])
    return () => registered.update((all) => all.filter((binding) => !bindings.includes(binding)))
  }, [bindings])
}

export function useRegisteredKeys(): readonly KeyBinding[] {
  return useStore(registered)
}

/** Single letters can be turned off (WCAG 2.1.4); keys with Ctrl or Alt stay. */
export function allowSingleKeys(allowed: boolean): void {
  singleKeysOn.set(allowed)
}

// How long after `G` the next letter still belongs to it.
const sequenceWithin = 1_000

/** Starts the one listener. Returns the function that stops it. */
export function listenToKeys(target: Window = window): () => void {
  let prefix: { key: string; at: number } | null = null

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const chord = chordOf(event)
    if (chord === null) return
    const isSingle = !event.ctrlKey && !event.metaKey && !event.altKey
    if (isSingle && (!singleKeysOn.get() || isInText(event.target) || isDialogOpen())) return
    if (chord === 'space' && isPressedBySpace(event.target)) return
    const before = prefix && event.timeStamp - prefix.at < sequenceWithin ? prefix.key : null
    prefix = null
    const binding = findBinding(before ? `${before} ${chord}` : chord) ?? findBinding(chord)
    if (binding) {
      event.preventDefault()
      binding.run?.()
    } else if (isSingle && startsSequence(chord)) {
      prefix = { key: chord, at: event.timeStamp }
    }
  }

  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

/** The latest registered wins: what lies on top of the page knows best. */
function findBinding(keys: string): KeyBinding | undefined {
  return registered.get().findLast((binding) => binding.run && normalised(binding.keys) === keys)
}

function startsSequence(chord: string): boolean {
  return registered.get().some((binding) => binding.run && normalised(binding.keys).startsWith(`${chord} `))
}

function normalised(keys: string): string {
  return keys.toLowerCase()
}

function chordOf(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return null
  const parts: string[] = []
  if (isApple ? event.metaKey : event.ctrlKey) parts.push('mod')
  if (event.altKey) parts.push('alt')
  const key = latinKey(event)
  // With a printable key, Shift is already in the key: `?`, not `shift+?`.
  if (event.shiftKey && (key.length > 1 || parts.length > 0 || /[a-z]/.test(key))) parts.push('shift')
  return [...parts, key].join('+')
}

/** With the Hangul layout on, `G` arrives as `ㅎ`: then the key's place on the board decides. */
function latinKey(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const isLatin = key.length > 1 || key.charCodeAt(0) < 128
  if (isLatin && !event.altKey) return key
  const letter = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]
  return letter ? letter.toLowerCase() : key
}

function isInText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null
}

/** Space belongs to the button that has the focus. */
function isPressedBySpace(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, [role="button"], summary') !== null
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="menu"]') !== null
}

export const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')
