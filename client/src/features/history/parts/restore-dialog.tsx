import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Restored, RestoreScope } from '@tandem/shared/history'
import { useMemo, useState } from 'react'
import { useFailureInWords } from '../../../lib/failure'
import { common, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, showToast } from '../../../ui'
import { restorationQuery, restore, timelineQuery, undoRestore } from '../api'
import { changesIn, rowsOf, sectionsOf } from '../model/rows'
import { useHistoryView } from '../view'
import { ViewProvider } from '../view-provider'
import { words } from '../words'
import { ComparedText } from './compared-text'
import type { Restoration } from './offered-dialog'
import styles from './restore.module.css'

export interface ToRestore {
  seq: number
  scope: RestoreScope
  /** `the whole text as of 16 Oct 18:20`. */
  what: string
  /** `¶ 17`, where it goes; null: something comes back. */
  takenOut: string | null
}

interface RestoreDialogProps {
  what: ToRestore
  onClose: () => void
  onRestored: (restored: Restoration) => void
  /** The text has come to this position by a restore or its undo. */
  onCame: (seq: number) => void
}

const noFold: ReadonlySet<string> = new Set()

/** What a restore would change, before it is done; nothing is written by looking [H6]. */
export function RestoreDialog({ what, onClose, onRestored, onCame }: RestoreDialogProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const view = useHistoryView()
  const client = useQueryClient()
  const inWords = useFailureInWords()
  const { takenOut } = what
  const { data: preview, error, refetch } = useQuery(restorationQuery(view.card.id, what.seq, what.scope))
  const undo = useAct(
    (seq: number) => undoRestore(view.card.id, seq),
    async ({ seq }) => {
      showToast({ text: say('restore.undone') })
      if (seq !== null) onCame(seq)
      await client.invalidateQueries({ queryKey: timelineQuery(view.card.id).queryKey })
    },
  )
  const act = useAct(
    (previewedSeq: number) => restore(view.card.id, { seq: what.seq, scope: what.scope, previewedSeq }),
    async (restored: Restored, previewedSeq) => {
      onClose()
      const { seq, offeredBack } = restored
      if (seq === null) showToast({ text: say('restore.nothing') })
      else {
        onRestored({ seq, previewedSeq, offered: offeredBack })
        onCame(seq)
        const done =
          takenOut === null
            ? say('restore.done', { what: what.what })
            : say('takeOut.done', { what: takenOut })
        showToast({
          text: done,
          action: { label: say('restore.undo'), run: () => undo.run(seq) },
        })
      }
      await client.invalidateQueries({ queryKey: timelineQuery(view.card.id).queryKey })
    },
  )
  const changes = useMemo(() => {
    if (!preview) return []
    return changesIn(sectionsOf(preview.comparison.passages))
  }, [preview])
  const whyNotPreviewed = error ? say('restore.failed') : sayCommon('loading')
  const whyNot = preview ? (changes.length > 0 ? null : say('restore.same')) : whyNotPreviewed
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={
        takenOut === null
          ? say('restore.title', { what: what.what })
          : say('takeOut.title', { what: takenOut })
      }
      description={say('restore.consequence')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button
            look="primary"
            busy={act.busy}
            disabledBecause={whyNot}
            onClick={() => preview && act.run(preview.headSeq)}
          >
            {say(act.busy ? 'restore.busy' : takenOut === null ? 'restore.do' : 'takeOut.do')}
          </Button>
        </>
      }
    >
      {error && !preview && (
        <div role="alert" className={styles.failed}>
          <p>
            {say('restore.failed')} {inWords(error)}
          </p>
          <Button onClick={() => void refetch()}>{sayCommon('retry')}</Button>
        </div>
      )}
      {!preview && !error && <p className={styles.quiet}>{sayCommon('loading')}</p>}
      {preview && changes.length === 0 && <p className={styles.quiet}>{say('restore.same')}</p>}
      {preview && changes.length > 0 && (
        <>
          <h3 className={styles.heading}>{say('restore.preview')}</h3>
          <Preview comparison={preview.comparison} />
          <p className={styles.quiet}>{say('restore.stays')}</p>
        </>
      )}
      {act.fault && (
        <p role="alert" className={styles.fault}>
          {act.fault}
        </p>
      )}
    </Dialog>
  )
}

function Preview({
  comparison,
}: {
  comparison: NonNullable<ReturnType<typeof useHistoryView>['comparison']>
}) {
  const say = useWords(words)
  const view = useHistoryView()
  const [opened, setOpened] = useState(noFold)
  const own = useMemo(
    () => ({
      ...view,
      comparison,
      authorOf: (deed: { author: number } | null | undefined) =>
        deed ? comparison.authors[deed.author] : undefined,
    }),
    [view, comparison],
  )
  const rows = useMemo(() => {
    const sections = sectionsOf(comparison.passages)
    return rowsOf(sections, changesIn(sections), { changesOnly: true, onlyOne: false, opened })
  }, [comparison, opened])
  return (
    <section className={styles.preview} aria-label={say('restore.preview')}>
      <ViewProvider value={own}>
        <ComparedText
          rows={rows}
          currentId={null}
          onSelect={doNothing}
          onOpenFold={(id) => setOpened(new Set([...opened, id]))}
          actionsOf={noActions}
        />
      </ViewProvider>
    </section>
  )
}

// A preview is looked at, not worked on.
const doNothing = () => undefined
const noActions = () => null
