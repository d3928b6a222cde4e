/**
 * What is typed about a commitment and not yet stored. It outlives a closed panel, a lost network and a reload;
 * it ends when the server has it, or when the writer empties the field.
 */
import { z } from 'zod'
import { registerLocalData } from '../../../lib/local-data'
import { keptUser } from '../../../lib/session'
import { createStore, useStore } from '../../../lib/store'

const Drafts = z.record(z.string(), z.string())
const prefix = 'tandem.commitment-drafts.'

const drafts = createStore<{ user: string | null; texts: Record<string, string> }>({ user: null, texts: {} })

/** The draft of one act on one commitment, and how to change it; null forgets it. */
export function useDraft(
  commitmentId: string,
  act: string,
): [draft: string | null, keep: (text: string | null) => void] {
  useStore(drafts)
  return [readDraftOf(commitmentId, act), (text) => keepDraft(commitmentId, act, text)]
}

/** Whether something was begun and not sent. */
export function hasDraft(commitmentId: string, act: string): boolean {
  return readDraftOf(commitmentId, act) !== null
}

export function readDraftOf(commitmentId: string, act: string): string | null {
  return own()[`${commitmentId} ${act}`] ?? null
}

export function keepDraft(commitmentId: string, act: string, text: string | null): void {
  const key = `${commitmentId} ${act}`
  const { [key]: _, ...others } = own()
  const texts = text === null || text === '' ? others : { ...others, [key]: text }
  drafts.set({ user: keptUser(), texts })
  try {
    localStorage.setItem(prefix + (keptUser() ?? ''), JSON.stringify(texts))
  } catch {
    // Storage may be closed to us; the draft then lasts for this page.
  }
}

/** Of whoever is signed in: another person's drafts on this device are not his to read. */
function own(): Record<string, string> {
  const user = keptUser()
  const held = drafts.get()
  return held.user === user ? held.texts : read(user)
}

function read(user: string | null): Record<string, string> {
  try {
    return Drafts.parse(JSON.parse(localStorage.getItem(prefix + (user ?? '')) ?? '{}'))
  } catch {
    // Storage is closed to us, or holds what nobody here wrote: nothing is kept.
    return {}
  }
}

registerLocalData({
  unsent: () => Object.keys(own()).length,
  wipe: async () => {
    drafts.set({ user: null, texts: {} })
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    for (const key of keys) localStorage.removeItem(key)
  },
})
