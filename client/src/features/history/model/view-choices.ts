/** How this person likes to read comparisons, on this device. */
import { z } from 'zod'
import { registerLocalData } from '../../../lib/local-data'
import { createStore } from '../../../lib/store'

const ViewChoices = z.object({ authors: z.boolean(), changesOnly: z.boolean() })
type ViewChoices = z.infer<typeof ViewChoices>

const key = 'tandem.history.view'
const usual: ViewChoices = { authors: true, changesOnly: true }

export const viewChoices = createStore<ViewChoices>(read())

export function chooseView(change: (before: ViewChoices) => Partial<ViewChoices>): void {
  viewChoices.update((before) => ({ ...before, ...change(before) }))
  try {
    localStorage.setItem(key, JSON.stringify(viewChoices.get()))
  } catch {
    // Storage may be closed to us; then the choice holds until the page is left.
  }
}

registerLocalData({
  wipe: async () => {
    localStorage.removeItem(key)
    viewChoices.set(usual)
  },
})

function read(): ViewChoices {
  try {
    return ViewChoices.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? usual
  } catch {
    return usual
  }
}
