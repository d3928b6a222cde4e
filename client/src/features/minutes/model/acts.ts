/** What a person does to minutes beside typing: each act is one step of undo and is read out. */
import { type BlockId, DelegationCode } from '@tandem/shared/ids'
import {
  addCounterpart,
  clearOutcome,
  laySentence,
  recordAs,
  sectionFrom,
  setDue,
  setField,
  setKind,
  setListed,
  type UsualSentence,
} from '@tandem/shared/minutes'
import type { Attribution, Due } from '@tandem/shared/documents'
import {
  type Language,
  type OutcomeVerb,
  type ParagraphFlag,
  type TextKind,
  textKinds,
} from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import type { Say } from '../../../lib/i18n'
import { showToast } from '../../../ui'
import { outcomeName } from '../../../lib/outcomes'
import type { words } from '../words'
import { bringIntoSight } from './bring-into-sight'
import type { MinutesDesk } from './minutes-desk'
import { nextOutOfStep } from './next-out-of-step'
import { addFootnote } from './add-footnote'
import { minutesOrigin } from './minutes-undo'
import { movingOf } from './move-back'
import { spotBeside } from './move-spots'
import { goToOpenWord, keepCaret, putCaret } from './put-caret'
import { addTable, changeTable, type TableChange } from './table-acts'
import { takeOut } from './take-out'

export interface MinutesActs {
  record: (id: BlockId, verb: OutcomeVerb) => void
  clearOutcome: (id: BlockId) => void
  /** A usual sentence here, if nothing stands here yet, else behind; the caret goes to what is still open in it. */
  laySentence: (id: BlockId, language: Language, sentence: UsualSentence) => void
  setKind: (id: BlockId, kind: TextKind, level?: number) => void
  setList: (id: BlockId, isOrdered: boolean) => void
  setAttribution: (id: BlockId, attribution: Attribution) => void
  setFlag: (id: BlockId, flag: ParagraphFlag, isOn: boolean) => void
  setListed: (id: BlockId, list: 'owners', entry: { code: DelegationCode; listed: boolean }) => void
  /** The delegations that agreed subject to confirmation. */
  setReferendum: (id: BlockId, codes: readonly string[]) => void
  setDue: (id: BlockId, due: Due | null) => void
  /** What an image shows, language by language. */
  setAltText: (id: BlockId, words: Readonly<Partial<Record<Language, string>>>) => void
  noChangeNeeded: (id: BlockId) => void
  addCounterpart: (id: BlockId, language: Language) => void
  moveBeside: (id: BlockId, direction: 'up' | 'down') => void
  moveAfter: (id: BlockId, after: BlockId | null) => void
  /** A table behind a block, in the language one writes in. */
  addTable: (id: BlockId, language: Language) => void
  changeTable: (id: BlockId, language: Language, change: TableChange) => void
  remove: (id: BlockId) => void
  /** A note to what is selected, or to the word before the caret. */
  addFootnote: (language: Language) => void
  /** To the next pair that has to be brought into step. */
  nextOutOfStep: () => void
  undo: () => void
  redo: () => void
}

/** `onRecorded`: what else is done within the step in which a block is recorded as an outcome. */
export function createActs(
  desk: MinutesDesk,
  say: Say<typeof words>,
  language: Language,
  onRecorded: (id: BlockId) => void = () => undefined,
): MinutesActs {
  const { doc, board, undo } = desk
  const step = <Result>(act: () => Result) => desk.asOneStep(act)

  const nameOf = (id: BlockId): string => {
    const number = board.block(id)?.number
    return number === null || number === undefined
      ? textKinds[textKindOf(board.block(id)?.facts.kind)][language]
      : String(number)
  }

  const move = (id: BlockId, after: BlockId | null): void => {
    const back = keepCaret(desk)
    const moved = undo.actReversibly(movingOf(desk, sectionFrom(board.blocks(), id), after))
    if (!moved) return announce(say('said.edge'))
    back()
    announce(after ? say('said.moved', { where: nameOf(after) }) : say('said.movedFirst'))
  }

  return {
    record: (id, verb) => {
      step(() => {
        recordAs(doc, minutesOrigin, id, verb)
        onRecorded(id)
      })
      announce(say('said.recorded', { verb: outcomeName(verb, language) }))
    },
    clearOutcome: (id) => step(() => clearOutcome(doc, minutesOrigin, id)),
    laySentence: (at, to, sentence) => {
      const id = step(() => laySentence(doc, minutesOrigin, at, sentence))
      goToOpenWord(desk, id, to)
      announce(say('said.sentence'))
    },
    setKind: (id, kind, level = 0) => {
      step(() => {
        if (board.block(id)?.facts.verb) clearOutcome(doc, minutesOrigin, id)
        setKind(doc, minutesOrigin, id, kind, level)
      })
      announce(say('said.kind', { kind: textKinds[kind][language] }))
    },
    setList: (id, isOrdered) => {
      step(() => {
        if (board.block(id)?.facts.verb) clearOutcome(doc, minutesOrigin, id)
        setKind(
          doc,
          minutesOrigin,
          id,
          'list_item',
          board.block(id)?.facts.kind === 'list_item' ? board.block(id)?.facts.level : 0,
        )
        setField(doc, minutesOrigin, id, 'ordered', isOrdered || null)
      })
    },
    setAttribution: (id, attribution) =>
      step(() =>
        setField(
          doc,
          minutesOrigin,
          id,
          'attribution',
          attribution === board.attribution ? null : attribution,
        ),
      ),
    setFlag: (id, flag, isOn) => step(() => setField(doc, minutesOrigin, id, flag, isOn || null)),
    setListed: (id, list, entry) => step(() => setListed(doc, minutesOrigin, id, list, entry)),
    setReferendum: (id, codes) =>
      step(() => {
        const before: readonly string[] = board.block(id)?.facts.adReferendum ?? []
        for (const name of new Set([...before, ...codes])) {
          const code = DelegationCode.safeParse(name)
          if (code.success)
            setListed(doc, minutesOrigin, id, 'adReferendum', {
              code: code.data,
              listed: codes.includes(name),
            })
        }
      }),
    setDue: (id, due) => step(() => setDue(doc, minutesOrigin, id, due)),
    setAltText: (id, texts) =>
      step(() => {
        for (const [each, text] of Object.entries(texts) as [Language, string][])
          setField(doc, minutesOrigin, id, `altText.${each}`, text.trim() || null)
      }),
    noChangeNeeded: (id) => {
      step(() => desk.inStep.noChangeNeeded(id))
      announce(say('said.inStep'))
    },
    addCounterpart: (id, to) => {
      step(() => addCounterpart(doc, minutesOrigin, id, to))
      putCaret(desk, id, to, 'end')
      desk.myPlace.at({ blockId: id })
    },
    moveBeside: (id, direction) => {
      const spot = spotBeside(board.blocks(), id, direction)
      if (spot === undefined) announce(say('said.edge'))
      else move(id, spot)
    },
    moveAfter: move,
    addTable: (id, to) => step(() => addTable(desk, id, to)),
    changeTable: (id, to, change) => step(() => changeTable(desk, id, to, change)),
    remove: (id) => {
      const gone = sectionFrom(board.blocks(), id)
      const what = nameOf(id)
      const at = board.order.indexOf(id)
      const next = board.order.slice(at + gone.length)[0] ?? board.order[at - 1]
      const bringBack = step(() => takeOut(doc, minutesOrigin, gone))
      const to = desk.current.get()?.language ?? board.languages[0]
      if (next && to) putCaret(desk, next, to, 'start')
      showToast({
        text: say('deleted.toast', { what }),
        action: { label: say('bringBack'), run: () => step(bringBack) },
      })
    },
    addFootnote: (to) => {
      const note = step(() => addFootnote(desk, to))
      if (note) putCaret(desk, note, to, 'start')
    },
    nextOutOfStep: () => {
      const here = desk.current.get()
      const next = nextOutOfStep(board, here?.id ?? null)
      if (!next) return announce(say('said.allInStep'))
      if (putCaret(desk, next.id, next.language, 'end')) return
      const row = desk.page.row(next.id)
      if (row) bringIntoSight(row)
    },
    undo: () => announce(say(undo.undo() ? 'said.undone' : 'said.nothingToUndo')),
    redo: () => announce(say(undo.redo() ? 'said.redone' : 'said.nothingToRedo')),
  }
}

function textKindOf(kind: TextKind | 'table' | 'image' | undefined): TextKind {
  return kind === undefined || kind === 'table' || kind === 'image' ? 'narrative' : kind
}
