import { useQuery } from '@tanstack/react-query'
import type { GroupOverview } from '@tandem/shared/groups'
import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLanguage, useWords } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { commitmentsQuery } from './api'
import { findByNumber } from './model/commitment'
import type { DueContext } from './model/due-words'
import { readView, writeView, type RegisterView } from './model/register-view'
import { words } from './words'

export type Register = ReturnType<typeof useRegister>

// How soon one sees what others did, while the page is in front.
const renewEveryMs = 20_000

/** What is kept from before is shown, and asked for again at once: others act on it too. */
export function useCommitments(groupId: string) {
  return useQuery({ ...commitmentsQuery(groupId), staleTime: 0, refetchInterval: renewEveryMs })
}

/** The register of a group as its address says: what is shown, and what is open beside it. */
export function useRegister(groupId: string) {
  const [params, setParams] = useSearchParams()
  const query = useCommitments(groupId)
  const view = useMemo(() => readView(params), [params])
  const commitments = query.data?.commitments
  // Each asks once for the focus to go into the closer look.
  const [focusRequest, setFocusRequest] = useState(0)

  const show = useCallback(
    (change: Partial<RegisterView>) =>
      setParams((now) => writeView({ ...readView(now), ...change }), { replace: true }),
    [setParams],
  )
  const close = useCallback(() => {
    const number = view.open
    show({ open: null })
    // After the list is no longer inert.
    requestAnimationFrame(() => number && focusRow(number))
  }, [show, view.open])

  return {
    ...query,
    view,
    commitments,
    open: view.open === null || !commitments ? null : (findByNumber(commitments, view.open) ?? null),
    show,
    close,
    focusRequest,
    requestFocus: () => setFocusRequest((count) => count + 1),
  }
}

function focusRow(number: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(number)}"]`)?.focus()
}

/** What is needed to say a due date as this group's reader should read it. Days are the group's own. */
export function useDueContext(overview: Pick<GroupOverview, 'timeZone' | 'activities'>): DueContext {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats(overview.timeZone ?? undefined)
  const now = useDomainNow()
  const { activities } = overview
  return useMemo(
    () => ({ say, language, formats, now, activities }),
    [say, language, formats, now, activities],
  )
}
