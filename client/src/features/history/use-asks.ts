/** What is asked in a dialog before it is done: a name for a version, what a restore changes, sending the text out. */
import { type ComparedPassage, draftName, type RestoreScope, type Timeline } from '@tandem/shared/history'
import { useCallback, useState } from 'react'
import { useWords } from '../../lib/i18n'
import type { Player } from './model/player'
import { exactly, type VersionNames } from './model/version-names'
import type { Ask } from './parts/dialogs'
import type { HistoryView } from './view'
import { words } from './words'

interface AsksProps {
  timeline: Timeline
  player: Player
  names: VersionNames
  view: Pick<HistoryView, 'card' | 'formats' | 'marks' | 'placeOf'>
}

export function useAsks({ timeline, player, names, view }: AsksProps) {
  const { card, formats, marks, placeOf } = view
  const say = useWords(words)
  const [asks, setAsks] = useState<Ask | null>(null)
  const momentName = useCallback((seq: number) => exactly(names.timeOf(seq), formats), [names, formats])
  const askName = useCallback(() => {
    const shown = player.state.get().shows === 'text'
    const seq = shown ? player.position.seq : marks.B
    const version = timeline.versions.find((each) => each.seq === seq && each.id !== null)
    if (version) setAsks({ kind: 'name', named: { version } })
    else setAsks({ kind: 'name', named: { mark: 'B', seq, when: momentName(seq) } })
  }, [player, marks.B, timeline.versions, momentName])
  const restorePassage = useCallback(
    (passage: ComparedPassage, seq: number, isTakenOut: boolean) => {
      const scope = scopeOf(passage)
      if (!scope) return
      const what = say('restore.item', { what: placeOf(passage), when: momentName(seq) })
      const takenOut = isTakenOut ? placeOf(passage) : null
      setAsks({ kind: 'restore', what: { seq, what, scope, takenOut } })
    },
    [say, placeOf, momentName],
  )
  const restoreWhole = (seq: number) => {
    const what = say('restore.whole', { when: momentName(seq) })
    setAsks({ kind: 'restore', what: { seq, scope: { kind: 'whole' }, what, takenOut: null } })
  }
  const circulate = () => {
    const drafts = timeline.versions.filter(({ kind }) => kind === 'circulated').length
    setAsks({ kind: 'circulate', usualName: draftName(drafts + 1, card.languages) })
  }
  return { asks, setAsks, askName, restorePassage, restoreWhole, circulate }
}

/** A heading that stands on both sides brings back its item with all that is under it; a day is brought back by nothing. */
function scopeOf(passage: ComparedPassage): RestoreScope | null {
  if (passage.what === 'day') return null
  if (passage.what === 'item') return { kind: 'item', id: passage.id }
  const { item, kind } = passage.block
  const isSection =
    kind === 'heading' && item !== null && passage.state !== 'deleted' && passage.state !== 'added'
  return isSection ? { kind: 'item', id: item } : { kind: 'block', id: passage.id }
}
