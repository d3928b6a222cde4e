import { type ReactNode, useMemo } from 'react'
import { HistoryContext, type HistoryView, TextContext, type TextView } from './view'

/** Rows of the text are drawn anew when what they show is another, not whenever another position is picked. */
export function ViewProvider({ value, children }: { value: HistoryView; children: ReactNode }) {
  const { card, comparison, language, languages, formats, naming, say } = value
  const { mayEdit, mayName, mayCirculate, numberIn, noteOf, placeOf, whenOf, authorOf } = value
  const text = useMemo(
    (): TextView => ({
      card,
      comparison,
      language,
      languages,
      formats,
      naming,
      say,
      mayEdit,
      mayName,
      mayCirculate,
      numberIn,
      noteOf,
      placeOf,
      whenOf,
      authorOf,
    }),
    [
      card,
      comparison,
      language,
      languages,
      formats,
      naming,
      say,
      mayEdit,
      mayName,
      mayCirculate,
      numberIn,
      noteOf,
      placeOf,
      whenOf,
      authorOf,
    ],
  )
  return (
    <HistoryContext value={value}>
      <TextContext value={text}>{children}</TextContext>
    </HistoryContext>
  )
}
