import type { Due } from '../../documents/due.js'
import type { DelegationCode } from '../../ids/index.js'
import { findDue } from './find-due.js'
import { findMentions } from './find-mentions.js'

/** What the words of an action say about who owes it and until when; nothing where they say nothing sure. */
export interface ReadAction {
  owners: DelegationCode[]
  due: Due | null
}

/** `names` as `delegationNames` gives them; `reference` is the day of the meeting, `2023-05-09`. */
export function readAction(
  text: string,
  { names, reference }: { names: ReadonlyMap<string, DelegationCode>; reference: string },
): ReadAction {
  const owners = new Set(findMentions(text, names).map(({ code }) => code))
  return { owners: [...owners], due: findDue(text, reference)?.due ?? null }
}
