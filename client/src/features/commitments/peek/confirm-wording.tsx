import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { LocalisedText } from '@tandem/shared/words'
import { useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { Button, Form } from '../../../ui'
import { useDraft } from '../model/drafts'
import { wordingOf } from '../model/edit-draft'
import { words } from '../words'
import styles from './peek.module.css'
import { useCommitmentAct } from './use-commitment-act'
import { WordingFields } from './wording-fields'

interface ConfirmWordingProps {
  commitment: CommitmentView
  overview: GroupOverview
}

/** The paragraph was changed after the commitment was worded: does it still hold, and in these words? (A9) */
export function ConfirmWording({ commitment, overview }: ConfirmWordingProps) {
  const say = useWords(words)
  const [kept, keep] = useDraft(commitment.id, 'confirm')
  const [isRewording, setRewording] = useState(kept !== null)
  const { run, busy, fault } = useCommitmentAct(commitment, () => keep(null))
  if (!commitment.toConfirm) return null
  const paragraph = commitment.source?.paragraph ?? null
  if (!commitment.mine.includes('confirm')) return <p className={styles.notice}>{say('confirm.others')}</p>
  return (
    <section className={styles.notice}>
      <p>{paragraph === null ? say('confirm.textGone') : say('confirm.text', { paragraph })}</p>
      {isRewording ? (
        <RewordForm
          commitment={commitment}
          overview={overview}
          busy={busy}
          fault={fault}
          onConfirm={(text) => run({ act: 'confirm', text })}
          onClose={() => {
            keep(null)
            setRewording(false)
          }}
        />
      ) : (
        <>
          {fault && <p className={styles.fault}>{fault}</p>}
          <div className={styles.buttons}>
            <Button busy={busy} onClick={() => run({ act: 'confirm' })}>
              {say('confirm.act')}
            </Button>
            <Button look="quiet" onClick={() => setRewording(true)}>
              {say('confirm.reword')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

interface RewordFormProps extends ConfirmWordingProps {
  busy: boolean
  fault: string | null
  onConfirm: (text: LocalisedText) => void
  onClose: () => void
}

function RewordForm({ commitment, overview, busy, fault, onConfirm, onClose }: RewordFormProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const [kept, keep] = useDraft(commitment.id, 'confirm')
  const [isEmpty, setEmpty] = useState(false)
  const text = readWording(kept) ?? commitment.text
  return (
    <Form
      fault={fault ? `${fault} ${say('fault.kept')}` : isEmpty ? say('fault.wording') : null}
      actions={
        <>
          <Button type="submit" busy={busy}>
            {say('save.confirm')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {sayCommon('cancel')}
          </Button>
        </>
      }
      onSubmit={() => {
        const wording = wordingOf(text)
        setEmpty(wording === null)
        if (wording) onConfirm(wording)
      }}
    >
      <WordingFields
        text={text}
        languages={overview.workingLanguages}
        onChange={(next) => keep(JSON.stringify(next))}
      />
    </Form>
  )
}

function readWording(kept: string | null): LocalisedText | null {
  if (kept === null) return null
  try {
    return LocalisedText.parse(JSON.parse(kept))
  } catch {
    // Kept by a former version of this page.
    return null
  }
}
