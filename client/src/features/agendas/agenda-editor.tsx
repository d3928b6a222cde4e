import { itemForMattersArising } from '@tandem/shared/agendas'
import type { DocumentCard } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { LiveSession } from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import type { Plugin } from '@tiptap/pm/state'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../lib/i18n'
import { useKeys } from '../../lib/keys'
import { personLabel } from '../../lib/people'
import { domainNow } from '../../lib/time'
import styles from './agenda.module.css'
import { agendaKeys } from './keys'
import { createActs, mainLanguage } from './model/acts'
import { useAgendaStructure } from './model/agenda-store'
import { Desk } from './model/desk'
import { focusItemSoon } from './model/go-to-item'
import { AgendaHead, hasDayHeadings } from './parts/agenda-head'
import { AgendaList } from './parts/agenda-list'
import { type AgendaView, AgendaViewContext } from './parts/agenda-view'
import { DayHours } from './parts/day-hours'
import { DeletedItems } from './parts/deleted-items'
import { PrintedMarking } from './parts/marking'
import { MoveDialog } from './parts/move-dialog'
import { useLinkedItem } from './parts/use-linked-item'
import { useUndoKeys } from '../../editing/use-undo-keys'
import { words } from './words'

export interface AgendaEditorProps {
  /** Its document must hold the whole text (`status.complete`). */
  session: LiveSession
  card: DocumentCard
  language: Language
  myTimeZone: string
  /** What else takes part in each text. Stable, since the editors are made with it. */
  plugins?: (() => Plugin[]) | undefined
  /** What is still open from earlier meetings; it stands under the item that goes through it. */
  mattersArising?: ReactNode
}

/** The live agenda: everyone who may edit it now writes in the same text. */
export function AgendaEditor(props: AgendaEditorProps) {
  const desk = useDesk(props.session, props.language)
  return desk && <LiveAgenda {...props} desk={desk} />
}

/** The desk lives as long as the session is shown; made in an effect, since it listens from the first. */
function useDesk(session: LiveSession, language: Language): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null)
  const spoken = useRef(language)
  spoken.current = language
  useEffect(() => {
    const made = new Desk(session, {
      nameOnCaret: (participant) => personLabel(participant, spoken.current, 'caret'),
      now: domainNow,
    })
    const stop = made.start()
    setDesk(made)
    return () => {
      stop()
      made.destroy()
      setDesk(null)
    }
  }, [session])
  return desk
}

/** Of which item is asked where to; it has the focus again when the question is settled. */
function useAsked() {
  const [asked, ask] = useState<ItemId | null>(null)
  const last = useRef<ItemId | null>(null)
  useEffect(() => {
    if (asked === null && last.current) focusItemSoon(last.current)
    last.current = asked
  }, [asked])
  return [asked, ask] as const
}

function LiveAgenda(props: AgendaEditorProps & { desk: Desk }) {
  const { desk, card, language, myTimeZone, plugins, mattersArising } = props
  const say = useWords(words)
  const record = useAgendaStructure(desk.doc)
  const root = useRef<HTMLDivElement>(null)
  const [asked, askWhereTo] = useAsked()
  const acts = useMemo(() => createActs(desk, say, language), [desk, say, language])
  const main = mainLanguage(record, language)
  const languages = useMemo(
    () => [main, ...record.languages.filter((each) => each !== main)],
    [main, record.languages],
  )
  const at = itemForMattersArising(record.items)
  const matters = useMemo(
    () => (at && mattersArising ? { at, content: mattersArising } : null),
    [at, mattersArising],
  )
  const view = useMemo<AgendaView>(
    () => ({ desk, acts, card, language, languages, myTimeZone, askWhereTo, plugins, matters }),
    [desk, acts, card, language, languages, myTimeZone, askWhereTo, plugins, matters],
  )
  useKeys(agendaKeys)
  useUndoKeys(acts, root)
  useLinkedItem()

  const [onlyDay] = record.days
  return (
    <AgendaViewContext value={view}>
      <div ref={root} className={styles['canvas']}>
        <article className={styles['page']} aria-label={say('agenda')}>
          <PrintedMarking card={card} edge="top" />
          <AgendaHead
            card={card}
            record={record}
            language={language}
            hours={onlyDay && !hasDayHeadings(record) ? <DayHours day={onlyDay} ordinal={1} /> : null}
          />
          {onlyDay ? <AgendaList record={record} /> : <p className={styles['empty']}>{say('noDays')}</p>}
          <DeletedItems />
          <PrintedMarking card={card} edge="bottom" />
        </article>
      </div>
      {asked && (
        <MoveDialog key={asked} record={desk.store.record} id={asked} onClose={() => askWhereTo(null)} />
      )}
    </AgendaViewContext>
  )
}
