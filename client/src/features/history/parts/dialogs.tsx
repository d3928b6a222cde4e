import { useState } from 'react'
import { CirculateDialog, type Named, NameDialog } from './name-dialog'
import { OfferedDialog, type Restoration } from './offered-dialog'
import { RestoreDialog, type ToRestore } from './restore-dialog'

/** What the reader asked for that needs an answer first. */
export type Ask =
  | { kind: 'name'; named: Named }
  | { kind: 'circulate'; usualName: string }
  | { kind: 'restore'; what: ToRestore }

interface DialogsProps {
  asks: Ask | null
  onClose: () => void
  /** The text has come to this position by what was done here. */
  onCame: (seq: number) => void
}

/** The one dialog that is open, and what a restore offers back after it. */
export function Dialogs({ asks, onClose, onCame }: DialogsProps) {
  const [restoration, setRestoration] = useState<Restoration | null>(null)
  return (
    <>
      {asks?.kind === 'name' && <NameDialog named={asks.named} onClose={onClose} />}
      {asks?.kind === 'circulate' && <CirculateDialog usualName={asks.usualName} onClose={onClose} />}
      {asks?.kind === 'restore' && (
        <RestoreDialog what={asks.what} onClose={onClose} onRestored={setRestoration} onCame={onCame} />
      )}
      {restoration && !asks && (
        <OfferedDialog restoration={restoration} onClose={() => setRestoration(null)} />
      )}
    </>
  )
}
