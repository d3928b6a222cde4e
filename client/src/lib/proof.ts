/** Requests that wait until whoever is at the browser has shown once more that it is he. */
import { createStore, useStore } from './store'

interface Asked {
  /** @param isProven false: he would rather not */
  settle: (isProven: boolean) => void
  answer: Promise<boolean>
}

const asked = createStore<Asked | null>(null)

/** Asks over the page; acts that need it at the same moment wait for the one answer. */
export function askForProof(): Promise<boolean> {
  const open = asked.get()
  if (open) return open.answer
  let settle: Asked['settle'] = () => undefined
  const answer = new Promise<boolean>((resolve) => {
    settle = (isProven) => {
      asked.set(null)
      resolve(isProven)
    }
  })
  asked.set({ settle, answer })
  return answer
}

/** What is asked now; null: nothing. */
export function useProofAsked(): Pick<Asked, 'settle'> | null {
  return useStore(asked)
}
