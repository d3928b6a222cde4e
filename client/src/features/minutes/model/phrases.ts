import type { BlockId } from '@tandem/shared/ids'
import { readTrigger } from '@tandem/shared/minutes'
import type { Typed } from '../text/typed'
import type { MinutesActs } from './acts'

/** What is typed at the beginning of a block to say what it is, once something ends it: a space, a colon. */
export function followPhrases(acts: MinutesActs, typed: Typed): void {
  if (/[\s:：]$/.test(typed.before)) takeTrigger(acts, typed)
}

/** Takes the trigger off the text and makes the block what it says. False where there is none. */
export function takeTrigger(
  acts: MinutesActs,
  { id, before, takeOff }: { id: BlockId } & Pick<Typed, 'before' | 'takeOff'>,
): boolean {
  const trigger = readTrigger(before)
  if (!trigger) return false
  takeOff(trigger.to)
  const { act } = trigger
  if (act.kind === 'outcome') acts.record(id, act.verb)
  else acts.setKind(id, act.kind)
  return true
}
