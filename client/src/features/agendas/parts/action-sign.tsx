import { actions, type ExpectedAction, kindsOfAction, type Language } from '@tandem/shared/words'
import { CircleCheck, Eye, Gavel, MessageSquare } from 'lucide-react'

const signs = { procedure: Gavel, information: Eye, discussion: MessageSquare, decision: CircleCheck }

/** What the meeting is expected to do: the sign of its kind and its name. */
export function ActionSign({ action, language }: { action: ExpectedAction; language: Language }) {
  const Sign = signs[kindsOfAction[action]]
  return (
    <>
      <Sign aria-hidden="true" />
      {actions[action][language]}
    </>
  )
}
