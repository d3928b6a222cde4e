import { type DocumentCard, followMinutes } from '@tandem/shared/documents'
import type { MinutesCard } from '@tandem/shared/minutes'
import type { LiveSession } from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import type { Plugin } from '@tiptap/pm/state'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useUndoKeys } from '../../editing/use-undo-keys'
import { useWords } from '../../lib/i18n'
import { useKeys } from '../../lib/keys'
import { personLabel } from '../../lib/people'
import { useIsPrinted } from '../../lib/use-printed'
import { IconSheet } from '../../ui'
import { FindTools } from './find/find-tools'
import { minutesKeys } from './keys'
import styles from './minutes.module.css'
import { MinutesSheet } from './minutes-sheet'
import { createActs } from './model/acts'
import { MinutesDesk } from './model/minutes-desk'
import { useMinutesRecord } from './model/record-store'
import { usePaperSides, useSides } from './model/sides'
import { Annexes } from './parts/annexes'
import { AttendanceLine } from './parts/attendance'
import { CurrentSection } from './parts/current-section'
import { LiveMinutesText } from './parts/live-minutes-text'
import { MarkingLine } from './parts/marking'
import { MinutesHead } from './parts/minutes-head'
import { type MinutesView, MinutesViewContext, type Opened } from './parts/minutes-view'
import { OpenedAtBlock } from './parts/opened-at-block'
import { OutOfStep } from './parts/out-of-step'
import { RecordBar } from './parts/record-bar'
import { SidesChoice } from './parts/sides-choice'
import { useBlockContext } from './parts/use-block-context'
import { useLinkedBlock } from './parts/use-linked-block'
import { MentionList } from './phrases/mention-list'
import { useWordTools } from './use-word-tools'
import { useCopyOf } from './use-copy-of'
import { useMinutesCard } from './use-minutes-card'
import { words } from './words'

export interface MinutesEditorProps {
  /** Its document must hold the whole text (`status.complete`). */
  session: LiveSession
  card: DocumentCard
  language: Language
  /** What else takes part in each text. Stable, since the editors are made with it. */
  plugins?: (() => Plugin[]) | undefined
}

/** The live minutes: everyone who may edit them now writes in the same texts. */
export const MinutesEditor = memo(function MinutesEditor(props: MinutesEditorProps) {
  const desk = useDesk(props.session, props.language)
  return desk && <LiveMinutes {...props} desk={desk} />
})

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

function LiveMinutes({ desk, card, language, plugins: more }: MinutesEditorProps & { desk: MinutesDesk }) {
  const say = useWords(words)
  const root = useRef<HTMLDivElement>(null)
  const minutes = useMinutesCard(card.id)
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = useCallback((next: Opened | null) => setOpened(next), [])
  const onClose = useCallback((closed: Opened) => setOpened((now) => (now === closed ? null : now)), [])
  const tools = useWordTools(desk, { card, minutes, language })
  const { phrases, plugins: own } = tools
  const plugins = useCallback((of: Language) => [...own(of), ...(more?.() ?? [])], [own, more])
  const acts = useMemo(
    () => createActs(desk, say, language, (id) => phrases.recorded(id)),
    [desk, say, language, phrases],
  )
  const view = useMemo<MinutesView>(
    () => ({ desk, acts, card, minutes, language, open }),
    [desk, acts, card, minutes, language, open],
  )
  const context = useBlockContext({ desk, acts, card, minutes, open })
  const { board, page } = desk
  const sides = useSides(board.languages, language)
  const copy = useCopyOf(minutes, sides)
  const isPaired = sides.languages.length > 1
  useLayoutEffect(() => page.pairs.turn(isPaired), [page, isPaired])
  useKeys(minutesKeys)
  useUndoKeys(acts, root)
  useLinkedBlock()
  return (
    <MinutesViewContext value={view}>
      <IconSheet />
      <div ref={root} className={styles['canvas']}>
        <FindTools finder={tools.finder} />
        <CurrentSection desk={desk} minutes={minutes} language={language}>
          <OutOfStep />
          <SidesChoice sides={sides} />
        </CurrentSection>
        <article
          className={styles['page']}
          data-live=""
          data-paired={isPaired || undefined}
          aria-label={say('minutes')}
        >
          <MarkingLine card={card} edge="top" />
          <MinutesHead card={card} minutes={minutes} languages={sides.all} language={language} />
          {copy && <AttendanceLine minutes={copy} language={language} />}
          <div className={styles['texts']} data-paired={isPaired || undefined}>
            {sides.languages.map((each) => (
              <LiveMinutesText
                key={each}
                language={each}
                context={context}
                phrases={tools.phrases}
                plugins={plugins}
              />
            ))}
          </div>
          {copy && <LiveAnnexes minutes={copy} desk={desk} card={card} language={language} />}
          <MarkingLine card={card} edge="bottom" />
        </article>
        <OnPaper desk={desk} card={card} minutes={minutes} language={language} />
        <RecordBar />
      </div>
      <MentionList mentions={tools.mentions} />
      {opened && <OpenedAtBlock opened={opened} onClose={onClose} />}
    </MinutesViewContext>
  )
}

interface LiveAnnexesProps {
  minutes: MinutesCard
  desk: MinutesDesk
  card: DocumentCard
  language: Language
}

/** The annexes follow the text when the writing pauses. */
function LiveAnnexes({ minutes, desk, card, language }: LiveAnnexesProps) {
  const record = useMinutesRecord(desk.doc)
  return <Annexes minutes={minutes} record={record} card={card} language={language} />
}

interface OnPaperProps {
  desk: MinutesDesk
  card: DocumentCard
  minutes: MinutesCard | null
  language: Language
}

/** Printed is the record as it is read: texts to be written in are too far from each other on paper. */
function OnPaper(props: OnPaperProps) {
  return useIsPrinted() && <PrintedMinutes {...props} />
}

function PrintedMinutes({ desk, ...props }: OnPaperProps) {
  // As it stands now, and not as it stood when the writing last paused.
  const record = useMemo(() => followMinutes(desk.doc).read(), [desk])
  const sides = usePaperSides(record.languages, props.language)
  return <MinutesSheet record={record} sides={sides} {...props} />
}
