/** Puts together what every part of the screen needs, anew only when what is compared or shown is another. */
import type { DocumentCard } from '@tandem/shared/documents'
import type { ComparedPassage, Comparison } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'
import { useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import { domainNow, useFormats } from '../../lib/time'
import type { ComparedChoice } from './use-compared'
import { isHeading, isPlaced, numberOf, titleOf } from './model/passages'
import type { HistoryView, TextView } from './view'
import { words } from './words'

interface Given extends Pick<ComparedChoice, 'compared' | 'marks' | 'pick'> {
  card: DocumentCard
  comparison: Comparison | null
  language: Language
  languages: readonly Language[]
  itemNumber: (id: string) => string | null
  mayName: boolean
}

export function useView(given: Given): HistoryView {
  const { card, comparison, compared, marks, pick, language, languages, itemNumber, mayName } = given
  const say = useWords(words)
  const formats = useFormats()
  const text = useMemo((): TextView => {
    const heads = comparison ? firstHeadings(comparison) : new Map<string, string>()
    const numberIn = (passage: ComparedPassage, side?: 'before') => {
      if (!isPlaced(passage)) return null
      const item = heads.get(passage.id)
      if (item !== undefined) return itemNumber(item)
      return side === 'before' ? passage.numberBefore : numberOf(passage)
    }
    const notes = comparison ? footnotesIn(comparison) : new Map<string, string>()
    const nameOf = (id: string) => {
      const item = comparison?.passages.find((passage) => passage.what !== 'block' && passage.id === id)
      if (item?.what === 'day') return item.day.date && formats.fullDay(item.day.date)
      if (item) return [numberIn(item), titleOf(item, language).text].filter(Boolean).join(' ')
      return itemNumber(id)
    }
    const placeOf = (passage: ComparedPassage, side?: 'before') => {
      if (passage.what === 'day') return say('place.day')
      const number = numberIn(passage, side)
      if (number === null) return shorten(titleOf(passage, language).text)
      return say(passage.what === 'item' || isHeading(passage) ? 'place.item' : 'place.paragraph', { number })
    }
    return {
      card,
      comparison,
      language,
      languages,
      formats,
      say,
      naming: { language, formats, delegations: card.delegations, nameOf },
      mayEdit: card.mine.includes('edit'),
      mayName,
      mayCirculate: card.mine.some((action) => action === 'circulate' || action === 'circulate_jointly'),
      numberIn,
      noteOf: (id) => (id === undefined ? null : (notes.get(id) ?? null)),
      placeOf,
      whenOf: (at: number) => {
        const day = formats.dayOf(at)
        const time = formats.time(at)
        return day === formats.dayOf(domainNow())
          ? say('when.today', { time })
          : `${formats.dayNear(day, domainNow())} ${time}`
      },
      authorOf: (deed) => (deed ? comparison?.authors[deed.author] : undefined),
    }
  }, [card, comparison, language, languages, formats, itemNumber, mayName, say])
  return useMemo(() => ({ ...text, compared, marks, pick }), [text, compared, marks, pick])
}

// Enough to know it by.
const shortLength = 32

function shorten(text: string): string {
  const letters = Array.from(text)
  return letters.length > shortLength ? `${letters.slice(0, shortLength).join('')}…` : text
}

function footnotesIn({ passages }: Comparison): Map<string, string> {
  const notes = passages.filter((passage) => passage.what === 'block' && passage.block.kind === 'footnote')
  return new Map(notes.map((passage) => [passage.id, numberOf(passage) ?? '']))
}

/** The headings that carry the number of an item: the first that names it. */
function firstHeadings({ passages }: Comparison): Map<string, string> {
  const heads = new Map<string, string>()
  const named = new Set<string>()
  for (const passage of passages) {
    if (passage.what !== 'block' || passage.block.kind !== 'heading') continue
    const { item } = passage.block
    if (item === null || named.has(item)) continue
    named.add(item)
    heads.set(passage.id, item)
  }
  return heads
}
