/** What is typed at the start of a block to say what it is: `/action `, `조치: `. */
import { OutcomeVerb, outcomeVerbs } from '../../words/index.js'
import type { Span } from './span.js'

/** What the block becomes. */
export type BlockAct = { kind: 'outcome'; verb: OutcomeVerb } | { kind: 'heading' } | { kind: 'quotation' }

/** The span is the trigger with the space behind it: what goes out of the text. */
export interface Trigger extends Span {
  act: BlockAct
}

const outcome = (verb: OutcomeVerb): BlockAct => ({ kind: 'outcome', verb })
const heading: BlockAct = { kind: 'heading' }
const quotation: BlockAct = { kind: 'quotation' }

const commands: Partial<Record<string, BlockAct>> = {
  decision: outcome('decided'),
  agreed: outcome('agreed'),
  action: outcome('tasked'),
  note: outcome('noted'),
  defer: outcome('deferred'),
  heading,
  quote: quotation,
  결정: outcome('decided'),
  합의: outcome('agreed'),
  조치: outcome('tasked'),
  유의: outcome('noted'),
  연기: outcome('deferred'),
  제목: heading,
  인용: quotation,
}

/** Any other verb by its name, `/took-note` where that has several words; in Korean by the stem, `/환영`. */
const verbsByName = new Map(
  OutcomeVerb.options.flatMap((verb): [string, OutcomeVerb][] => {
    const stem = /^(\p{Script=Hangul}+)하다$/u.exec(outcomeVerbs[verb].ko)?.[1]
    const name: [string, OutcomeVerb] = [verb.replaceAll('_', '-'), verb]
    return stem ? [name, [stem, verb]] : [name]
  }),
)

/** Words that need no slash: with a colon they begin no sentence. */
const withColon: readonly string[] = ['결정', '합의', '조치', '유의', '연기']

/**
 * The trigger a block begins with. A slash command counts once something ends it: a space, or the end of
 * the text when the person has gone on (Enter).
 */
export function readTrigger(text: string): Trigger | null {
  const slash = /^\s{0,8}\/([\p{L}-]{1,30})(?:\s{1,8}|$)/u.exec(text)
  const colon = /^\s{0,8}(\p{Script=Hangul}{2,4})\s?[:：]\s{0,8}/u.exec(text)
  const word = slash?.[1]?.toLowerCase() ?? colon?.[1] ?? ''
  if (!slash && !withColon.includes(word)) return null
  const verb = verbsByName.get(word)
  const act = Object.hasOwn(commands, word) ? commands[word] : verb && outcome(verb)
  return act ? { act, from: 0, to: (slash ?? colon)?.[0].length ?? 0 } : null
}
