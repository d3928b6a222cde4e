/** Owner, due and wording as they are typed, before they are whole; and the act they come to. Pure. */
import type { CommitmentAct, CommitmentView } from '@tandem/shared/commitments'
import { Due } from '@tandem/shared/documents'
import { DelegationCode } from '@tandem/shared/ids'
import { Language, type LocalisedText } from '@tandem/shared/words'
import { z } from 'zod'

export const dueTypes = ['date', 'month', 'next_meeting', 'event', 'unspecified', 'none'] as const
export type DueType = (typeof dueTypes)[number]

export const EditDraft = z.object({
  /** Empty while there is no due at all. */
  dueType: z.enum(['', ...dueTypes]),
  dueValue: z.string(),
  owners: z.array(z.string()),
  text: z.partialRecord(Language, z.string()),
})
export type EditDraft = z.infer<typeof EditDraft>

export type EditFault = 'fault.day' | 'fault.month' | 'fault.event' | 'fault.wording' | 'fault.nothing'

export function draftOf({ due, owners, text }: CommitmentView): EditDraft {
  return {
    dueType: due?.type ?? '',
    dueValue: due && 'value' in due ? due.value : '',
    owners: [...owners],
    text: { ...text },
  }
}

/** A draft as it was kept on the device; null for what is none. */
export function readDraft(kept: string | null): EditDraft | null {
  if (kept === null) return null
  try {
    return EditDraft.parse(JSON.parse(kept))
  } catch {
    // Kept by a former version of this page: the commitment as it stands is the better start.
    return null
  }
}

/** Only what differs from the commitment is sent, so that nobody's other change is undone. */
export function actOf(
  draft: EditDraft,
  commitment: CommitmentView,
): { act: CommitmentAct } | { fault: EditFault } {
  const due = dueOf(draft)
  if (due !== null && 'fault' in due) return due
  const text = wordingOf(draft.text)
  if (text === null) return { fault: 'fault.wording' }
  const before = draftOf(commitment)
  const change = {
    ...(!isSame(due, commitment.due) && { due }),
    ...(!isSame(draft.owners.toSorted(), before.owners.toSorted()) && {
      owners: z.array(DelegationCode).parse(draft.owners),
    }),
    ...(!isSame(text, before.text) && { text }),
  }
  return Object.keys(change).length === 0 ? { fault: 'fault.nothing' } : { act: { act: 'edit', ...change } }
}

function dueOf({ dueType, dueValue }: EditDraft): Due | null | { fault: EditFault } {
  if (dueType === '') return null
  const due = Due.safeParse({ type: dueType, value: dueValue.trim() })
  if (due.success) return due.data
  return { fault: dueType === 'date' ? 'fault.day' : dueType === 'month' ? 'fault.month' : 'fault.event' }
}

/** Without the languages in which nothing is written; null when nothing is written at all. */
export function wordingOf(text: LocalisedText): LocalisedText | null {
  const written = Object.entries(text).flatMap(([language, words]) =>
    words.trim() === '' ? [] : [[language, words.trim()] as const],
  )
  return written.length === 0 ? null : Object.fromEntries(written)
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
