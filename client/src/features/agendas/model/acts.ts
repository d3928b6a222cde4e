/** What a person does to the structure of the agenda: each act is one step of undo and is read out. */
import {
  addItem,
  bringBack,
  deleteItem,
  moveItem,
  newBreakDefaults,
  newItemDefaults,
  numberItems,
  schedule,
  type Spot,
  spotBeside,
  spotInside,
  spotOutside,
  startTimes,
  subItemsOf,
  timeOf,
} from '@tandem/shared/agendas'
import { type AgendaItem, type AgendaRecord, titleField } from '@tandem/shared/documents'
import type { DayId, ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import type { Say } from '../../../lib/i18n'
import { showToast } from '../../../ui'
import { agendaOrigin } from './agenda-undo'
import type { words } from '../words'
import type { Desk } from './desk'
import { focusItemSoon } from './go-to-item'

export type AgendaSay = Say<typeof words>

export interface Acts {
  moveBeside(id: ItemId, direction: 'up' | 'down'): void
  nest(id: ItemId): void
  takeOut(id: ItemId): void
  moveTo(id: ItemId, spot: Spot): void
  addBelow(id: ItemId, kind: 'item' | 'break'): void
  addSub(id: ItemId): void
  addAtEnd(day: DayId, kind: 'item' | 'break'): void
  remove(id: ItemId): void
  bringBack(id: ItemId): void
  undo(): void
  redo(): void
}

export function createActs(desk: Desk, say: AgendaSay, language: Language): Acts {
  const { doc, store, undo } = desk

  /** Runs one act as one step of undo, and returns what the agenda was before and is after. */
  const asOneStep = <Result>(act: () => Result) => {
    const before = factsOf(store.readNow())
    undo.newStep()
    const result = act()
    undo.newStep()
    return { before, after: factsOf(store.readNow()), result }
  }

  const move = (id: ItemId, spot: Spot | null): void => {
    if (!spot) return announce(say('said.edge'))
    const { before, after, result } = asOneStep(() => moveItem(doc, agendaOrigin, id, spot))
    if (!result) return announce(say('said.edge'))
    const [from, to, time] = [before.numbers.get(id), after.numbers.get(id), after.timeAt(id)]
    if (to === undefined) announce(say('said.movedBreak', { time }))
    else announce(say(spot.parent ? 'said.movedInside' : 'said.moved', { from: from ?? '', to, time }))
  }

  const add = (spot: Spot, kind: 'item' | 'break'): void => {
    const defaults = kind === 'break' ? newBreakDefaults : newItemDefaults
    const { after, result: id } = asOneStep(() => addItem(doc, agendaOrigin, spot, defaults))
    desk.texts.focus({ itemId: id, field: titleField(mainLanguage(after.record, language)) })
    const time = after.timeAt(id)
    const number = after.numbers.get(id)
    announce(number === undefined ? say('said.addedBreak', { time }) : say('said.added', { number, time }))
  }

  const sayStep = (done: boolean, well: 'said.undone' | 'said.redone'): void => {
    const nothing = well === 'said.undone' ? 'said.nothingToUndo' : 'said.nothingToRedo'
    announce(say(done ? well : nothing))
  }

  const acts: Acts = {
    moveBeside: (id, direction) => move(id, spotBeside(store.readNow(), id, direction)),
    nest: (id) => move(id, spotInside(store.readNow(), id)),
    takeOut: (id) => move(id, spotOutside(store.readNow(), id)),
    moveTo: move,
    addBelow: (id, kind) => {
      const item = store.readNow().items.find((each) => each.id === id)
      if (!item) return
      const parent = kind === 'break' ? null : item.parent
      add({ parent, day: item.day, after: parent === item.parent ? id : item.parent }, kind)
    },
    addSub: (id) => {
      const record = store.readNow()
      const item = record.items.find((each) => each.id === id)
      if (!item) return
      const last = subItemsOf(record, id).at(-1)?.id ?? null
      add({ parent: id, day: item.day, after: last }, 'item')
    },
    addAtEnd: (day, kind) => {
      const last = store.readNow().items.findLast((item) => item.parent === null && item.day === day)
      add({ parent: null, day, after: last?.id ?? null }, kind)
    },
    remove: (id) => {
      const { before } = asOneStep(() => deleteItem(doc, agendaOrigin, id))
      focusItemSoon(neighbourOf(before.record, id))
      const number = before.numbers.get(id)
      showToast({
        text: number === undefined ? say('deleted.toastBreak') : say('deleted.toast', { number }),
        action: { label: say('bringBack'), run: () => acts.bringBack(id) },
      })
    },
    bringBack: (id) => {
      const { after } = asOneStep(() => bringBack(doc, agendaOrigin, id))
      focusItemSoon(id)
      const number = after.numbers.get(id)
      announce(number === undefined ? say('said.backBreak') : say('said.back', { number }))
    },
    undo: () => sayStep(undo.undo(), 'said.undone'),
    redo: () => sayStep(undo.redo(), 'said.redone'),
  }
  return acts
}

/** Who takes the focus of an item that goes: the next that stays, else the one before. */
function neighbourOf(record: AgendaRecord, id: ItemId): ItemId | undefined {
  const staying = (item: AgendaItem) => item.id !== id && item.parent !== id
  const at = record.items.findIndex((item) => item.id === id)
  const next = record.items.slice(at).find(staying) ?? record.items.slice(0, at).findLast(staying)
  return next?.id
}

/** The language whose titles are large: the reader's, if the agenda is written in it. */
export function mainLanguage(record: AgendaRecord, wished: Language): Language {
  return record.languages.includes(wished) ? wished : (record.languages[0] ?? wished)
}

function factsOf(record: AgendaRecord) {
  const times = startTimes(schedule(record))
  return {
    record,
    numbers: numberItems(record),
    timeAt: (id: ItemId) => timeOf(times.get(id)?.startsAt ?? 0).time,
  }
}
