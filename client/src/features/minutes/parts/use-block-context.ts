import type { DocumentCard } from '@tandem/shared/documents'
import type { MinutesCard } from '@tandem/shared/minutes'
import { inLanguage, type Language } from '@tandem/shared/words'
import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../../lib/i18n'
import { writeDueIn } from '../model/write-due'
import type { MinutesActs } from '../model/acts'
import { takeHint } from '../model/enter'
import { glimpseOf } from '../model/glimpse'
import type { MinutesDesk } from '../model/minutes-desk'
import type { BlockContext } from '../text/block-context'
import { imageAddress } from '../../../lib/document-images'
import { words } from '../words'
import type { MinutesView } from './minutes-view'

interface Around {
  desk: MinutesDesk
  acts: MinutesActs
  card: DocumentCard
  minutes: MinutesCard | null
  open: MinutesView['open']
}

/** What the views of blocks ask of the page. What changes now and then is asked for when it is drawn. */
export function useBlockContext({ desk, acts, card, minutes, open }: Around): BlockContext {
  const say = useWords(words)
  const around = useRef({ card, minutes })
  around.current = { card, minutes }
  const context = useMemo<BlockContext>(
    () => ({
      board: desk.board,
      draws: desk.draws,
      settling: desk.settling,
      say,
      itemNumber: (id) => around.current.minutes?.items.find((item) => item.id === id)?.number ?? null,
      onNotes: desk.notes.subscribe,
      footnoteNumber: (id) => desk.notes.number(id),
      delegationName: (code, language: Language) => {
        const named = around.current.card.delegations.find((each) => each.code === code)
        return named ? inLanguage(named.name, language).text : code
      },
      writeDue: (due, language) => writeDueIn(due, language, around.current.card.timeZone),
      commitmentNumber: (id) =>
        around.current.minutes?.commitments.find(({ blockId }) => blockId === id)?.number ?? null,
      imageAddress: (blob) => imageAddress(around.current.card.id, blob),
      open: (opening, id, language, anchor) => open({ opening, id, language, anchor }),
      noChangeNeeded: acts.noChangeNeeded,
      addCounterpart: acts.addCounterpart,
      takeHint: (id, language) => {
        const view = desk.view(language)
        if (view) takeHint(desk, view, id, language)
      },
      glimpse: (id) => glimpseOf(desk.board, id),
      mounted: (id, language, view) => desk.page.add(id, language, view),
      laidOut: (half, isLaidOut) => desk.page.pairs.laidOut(half, isLaidOut),
    }),
    [desk, acts, say, open],
  )
  // Numbers of items and of commitments come with the card.
  useEffect(() => desk.board.drawAgain(), [desk, minutes])
  return context
}
