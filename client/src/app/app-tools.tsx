import { skipToken, useQuery } from '@tanstack/react-query'
import { DocumentId } from '@tandem/shared/ids'
import { useMemo } from 'react'
import { useMatch, useNavigate } from 'react-router'
import { documentCardQuery } from '../features/documents'
import { HelpSheet, openHelp, helpWords } from '../features/help'
import { agendaOf, nextMeeting, overviewQuery } from '../features/groups'
import { useAppearance, useMe } from '../features/identity'
import { actionOf, jumpWords, openPalette, Palette } from '../features/jump'
import { useKeys, type KeyBinding } from '../lib/keys'
import { useDomainNow, useFormats } from '../lib/time'
import { useLastGroup } from './last-group'
import { mayReadHistory } from './pages/may-read-history'

/** The palette, the help sheet, and the keys that work everywhere. */
export function AppTools() {
  const navigate = useNavigate()
  const home = useHome()
  const agenda = useNextAgenda(home.groupId)
  const appearance = useAppearance()
  const history = useHistoryHere()

  const keys = useMemo<KeyBinding[]>(
    () => [
      { keys: 'Mod+K', section: 'everywhere', does: both(helpWords, 'search'), run: openPalette },
      { keys: '?', section: 'everywhere', does: both(helpWords, 'help'), run: openHelp },
      { keys: 'Escape', section: 'everywhere', does: both(helpWords, 'closes') },
      { keys: 'g h', section: 'go', does: both(helpWords, 'home'), run: () => void navigate(home.path) },
      {
        keys: 'g m',
        section: 'go',
        does: both(helpWords, 'meetings'),
        run: () => void navigate(home.groupId ? `${home.path}/meetings` : home.path),
      },
      ...(home.groupId
        ? [
            {
              keys: 'g c',
              section: 'go' as const,
              does: both(helpWords, 'commitments'),
              run: () => void navigate(`${home.path}/commitments`),
            },
          ]
        : []),
      ...(agenda
        ? [
            {
              keys: 'g a',
              section: 'go' as const,
              does: both(helpWords, 'agenda'),
              run: () => void navigate(agenda),
            },
          ]
        : []),
    ],
    [navigate, home.path, home.groupId, agenda],
  )
  useKeys(keys)

  const { language, theme, changeLanguage, changeTheme } = appearance
  const actions = useMemo(() => {
    const action = (id: JumpKey, run: () => void, keys?: string) =>
      actionOf({ id, name: both(jumpWords, id), run, ...(keys && { keys }) })
    return [
      action('do.home', () => void navigate(home.path), 'g h'),
      ...(home.groupId
        ? [
            action('do.commitments', () => void navigate(`${home.path}/commitments`), 'g c'),
            action('do.decisions', () => void navigate(`${home.path}/decisions`)),
          ]
        : []),
      ...(history ? [action('do.history', () => void navigate(history))] : []),
      action('do.profile', () => void navigate('/profile')),
      action('do.keys', openHelp, '?'),
      language === 'ko'
        ? action('do.english', () => changeLanguage('en'))
        : action('do.korean', () => changeLanguage('ko')),
      ...(['light', 'dark', 'system'] as const)
        .filter((one) => one !== theme)
        .map((one) => action(`do.${one}`, () => changeTheme(one))),
    ]
    // The functions are made anew each time; what they do depends on these alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [navigate, home.path, home.groupId, history, language, theme])

  return (
    <>
      <Palette actions={actions} />
      <HelpSheet />
    </>
  )
}

type JumpKey = Extract<keyof (typeof jumpWords)['en'], `do.${string}`>

/** A key in both languages: the registry of keys and the palette search in both. */
function both<Key extends string>(words: { en: Record<Key, string>; ko: Record<Key, string> }, key: Key) {
  return { en: words.en[key], ko: words.ko[key] }
}

function useHome(): { groupId: string | null; path: string } {
  const { groups } = useMe()
  const groupId = useLastGroup(groups)
  return { groupId, path: groupId ? `/groups/${groupId}` : '/' }
}

function useNextAgenda(groupId: string | null): string | null {
  const { data } = useQuery({ ...overviewQuery(groupId ?? ''), enabled: groupId !== null })
  const today = useFormats().dayOf(useDomainNow())
  const meeting = data && nextMeeting(data.meetings, today)
  const agenda = meeting && agendaOf(meeting)
  return agenda ? `/documents/${agenda.id}` : null
}

/** The history of the document on the page, where this person may read it. */
function useHistoryHere(): string | null {
  const here = useMatch('/documents/:documentId')
  const id = DocumentId.safeParse(here?.params.documentId).data
  const { data: card } = useQuery(
    id ? documentCardQuery(id) : { queryKey: ['no document'], queryFn: skipToken },
  )
  return id && card && mayReadHistory(card) ? `/documents/${id}/history` : null
}
