/** A window of our own beside this page, in which somebody signs in elsewhere, and what it tells when he is back. */
const channelName = 'tandem.provider'

export type TellsBack = 'signed-in' | 'proven'

/** Opened at once, as browsers want it after a click, and sent on when the address is known. */
export async function openWindow(addressOf: () => Promise<string>): Promise<'opened' | 'blocked'> {
  const opened = window.open('', '_blank', 'popup,width=520,height=680')
  if (!opened) return 'blocked'
  try {
    opened.location.assign(await addressOf())
    return 'opened'
  } catch (error) {
    opened.close()
    throw error
  }
}

export function tellBack(what: TellsBack): void {
  const channel = new BroadcastChannel(channelName)
  // A channel is our own origin's alone: there is no other to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(what)
  channel.close()
}

/** @returns how to stop listening */
export function listenForWindow(what: TellsBack, heard: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', ({ data }) => {
    if (data === what) heard()
  })
  return () => channel.close()
}

const returnKey = 'tandem.return'

/** Before this very tab goes elsewhere: where it wants to be when it is back. */
export function keepReturn(address: string): void {
  sessionStorage.setItem(returnKey, address)
}

/** Null in a window that was opened beside a page. */
export function takeReturn(): string | null {
  const kept = sessionStorage.getItem(returnKey)
  sessionStorage.removeItem(returnKey)
  return kept
}
