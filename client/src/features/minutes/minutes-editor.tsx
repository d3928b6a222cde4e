import { useQuery } from '@tanstack/react-query'
import type { DocumentCard } from '@tandem/shared/documents'
import type { LiveSession } from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useUndoKeys } from '../../editing/use-undo-keys'
import { useWords } from '../../lib/i18n'
import { useKeys } from '../../lib/keys'
import { personLabel } from '../../lib/people'
import { minutesCardQuery } from './api'
import { minutesKeys } from './keys'
import styles from './minutes.module.css'
import { createActs } from './model/acts'
import { MinutesDesk } from './model/minutes-desk'
import { BlockIcons } from './parts/block-icons'
import { LiveMinutesText } from './parts/live-minutes-text'
import { MarkingLine } from './parts/marking'
import { MinutesHead } from './parts/minutes-head'
import { type MinutesView, MinutesViewContext, type Opened } from './parts/minutes-view'
import { OpenedAtBlock } from './parts/opened-at-block'
import { RecordBar } from './parts/record-bar'
import { useBlockContext } from './parts/use-block-context'
import { words } from './words'

export interface MinutesEditorProps {
  /** Its document must hold the whole text (`status.complete`). */
  session: LiveSession
  card: DocumentCard
  language: Language
}

/** The live minutes: everyone who may edit them now writes in the same texts. */
export function MinutesEditor(props: MinutesEditorProps) {
  const desk = useDesk(props.session, props.language)
  return desk && <LiveMinutes {...props} desk={desk} />
}

/** The desk lives as long as the session is shown; made in an effect, since it listens from the first. */
function useDesk(session: LiveSession, language: Language): MinutesDesk | null {
  const [desk, setDesk] = useState<MinutesDesk | null>(null)
  const spoken = useRef(language)
  spoken.current = language
  useEffect(() => {
    const made = new MinutesDesk(session, (participant) => personLabel(participant, spoken.current, 'caret'))
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

function LiveMinutes({ desk, card, language }: MinutesEditorProps & { desk: MinutesDesk }) {
  const say = useWords(words)
  const root = useRef<HTMLDivElement>(null)
  const { data: minutes = null } = useQuery(minutesCardQuery(card.id))
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = useCallback((next: Opened | null) => setOpened(next), [])
  const acts = useMemo(() => createActs(desk, say, language), [desk, say, language])
  const view = useMemo<MinutesView>(
    () => ({ desk, acts, card, minutes, language, open }),
    [desk, acts, card, minutes, language, open],
  )
  const context = useBlockContext({ desk, acts, card, minutes, open })
  const onTyped = useCallback(() => undefined, [])
  useKeys(minutesKeys)
  useUndoKeys(acts, root)
  const { languages } = desk.board
  return (
    <MinutesViewContext value={view}>
      <BlockIcons />
      <div ref={root} className={styles['canvas']}>
        <article className={styles['page']} aria-label={say('minutes')}>
          <MarkingLine card={card} edge="top" />
          <MinutesHead card={card} minutes={minutes} languages={languages} language={language} />
          <div className={styles['texts']}>
            {languages.map((each) => (
              <LiveMinutesText key={each} language={each} context={context} onTyped={onTyped} />
            ))}
          </div>
          <MarkingLine card={card} edge="bottom" />
        </article>
        <RecordBar />
      </div>
      {opened && <OpenedAtBlock opened={opened} onClose={() => setOpened(null)} />}
    </MinutesViewContext>
  )
}
