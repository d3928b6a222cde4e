import type { BlockId } from '@tandem/shared/ids'
import type { MinutesCard, SpineItem } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from '../../../lib/store'
import type { MinutesDesk } from '../model/minutes-desk'
import { SectionBar } from './section-bar'

interface CurrentSectionProps {
  desk: MinutesDesk
  minutes: MinutesCard | null
  language: Language
  children: ReactNode
}

/** On its own: the caret goes from paragraph to paragraph, and nothing else of the page follows it. */
export function CurrentSection({ desk, minutes, language, children }: CurrentSectionProps) {
  return (
    <SectionBar item={useCurrentItem(desk, minutes)} language={language}>
      {children}
    </SectionBar>
  )
}

/** The item of the agenda whose section one's caret is in; who only reads so far is where he looks. */
function useCurrentItem(desk: MinutesDesk, minutes: MinutesCard | null): SpineItem | null {
  const caret = useStore(desk.current)?.id ?? null
  const inSight = useHeadingInSight(desk, caret === null)
  const at = caret ?? inSight
  const id = useSyncExternalStore(desk.board.subscribe, () => at && desk.board.sectionOf(at))
  return minutes?.items.find((each) => each.id === id) ?? null
}

/** How far down the screen a heading counts as the one whose section is read, as a part of its height. */
const readingLine = 0.4

/** The last heading of an item above where one reads, the first at the beginning. */
function useHeadingInSight(desk: MinutesDesk, isWanted: boolean): BlockId | null {
  const [heading, setHeading] = useState<BlockId | null>(null)
  useEffect(() => {
    if (!isWanted) return undefined
    let frame = 0
    const look = () => {
      frame = 0
      setHeading(headingInSight(desk))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    soon()
    const unsubscribe = desk.board.subscribe(soon)
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
      document.removeEventListener('scroll', soon, { capture: true })
    }
  }, [desk, isWanted])
  return heading
}

function headingInSight({ board, page }: MinutesDesk): BlockId | null {
  const line = window.innerHeight * readingLine
  const headings = board.order.filter((id) => board.block(id)?.names)
  const isAbove = (id: BlockId) => (page.row(id)?.getBoundingClientRect().top ?? Infinity) <= line
  return headings.findLast(isAbove) ?? headings[0] ?? null
}
