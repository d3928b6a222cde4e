import { useQueryClient } from '@tanstack/react-query'
import type { GroupOverview } from '@tandem/shared/groups'
import type { MadePaper, MeetingPapers, NewPaper, TakenFile } from '@tandem/shared/papers'
import type { Language } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { isRefused } from '../../../lib/http'
import { useLocale } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form } from '../../../ui'
import { bringIn, papersQuery } from '../api'
import styles from '../papers.module.css'
import { words } from '../words'
import { FileField } from './file-field'
import {
  faultsOf,
  firstDraft,
  type PaperDraft,
  type PaperFault,
  symbolOf,
  toNewPaper,
  type Upload,
} from './paper-draft'
import { GuardFields } from './guard-fields'
import { NamingFields } from './naming-fields'
import { useSentFiles } from './use-sent-files'

export interface UploadDialogProps {
  meeting: GroupOverview['meetings'][number]
  overview: GroupOverview
  listed: MeetingPapers
  upload: Upload
  onClose: () => void
  onMade: (made: MadePaper) => void
}

/** A paper comes in: its files are sent while the rest is filled in, and nothing is kept that was not brought in. */
export function UploadDialog({ meeting, overview, listed, upload, onClose, onMade }: UploadDialogProps) {
  const say = useWords(words)
  const { timeZone } = useLocale()
  const formId = useId()
  const client = useQueryClient()
  const { files, choose } = useSentFiles(meeting.id)
  const [draft, setDraft] = useState(() => firstDraft(upload))
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const set = (changes: Partial<PaperDraft>) => setDraft({ ...draft, ...changes })

  const { run, busy, fault, error } = useAct(
    (paper: NewPaper) =>
      bringIn(meeting.id, paper).catch((failure: unknown) => {
        // What it was may be hidden from him: the next suggestion goes past it.
        if (isRefused(failure, 'symbol_taken')) setRefused((before) => [...before, paper.symbol])
        throw failure
      }),
    async (made) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: papersQuery(meeting.id).queryKey }),
        client.invalidateQueries({ queryKey: ['groups', overview.id] }),
      ])
      onMade(made)
    },
  )
  const symbol = symbolOf(draft, meeting.symbol, listed, refused)
  const ready = new Map<Language, TakenFile>()
  for (const [language, sent] of files) if (sent.state === 'ready') ready.set(language, sent.file)
  const isSending = [...files.values()].some(({ state }) => state === 'sending')
  const faults = faultsOf(draft, { symbol, meeting: meeting.symbol, files: ready.size, isSending })
  const told = (which: PaperFault): string | null => {
    if (!tried || !faults.includes(which)) return null
    return say(`upload.${which}`, { example: `${meeting.symbol}/3, ${meeting.symbol}/INF.1` })
  }
  const ofSymbol = (['symbol_taken', 'symbol_unfit', 'symbol_without_base'] as const).some((reason) =>
    isRefused(error, reason),
  )
  const submit = () => {
    setTried(true)
    if (faults.length === 0) run(toNewPaper(draft, symbol, ready, timeZone))
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={say('upload.title')}
      description={say(upload.as === 'draft' ? 'upload.asDraft' : 'upload.asSubmission')}
      actions={
        <Button look="primary" type="submit" form={formId} busy={busy}>
          {say(busy ? 'upload.busy' : upload.as === 'draft' ? 'upload.saveDraft' : 'upload.do')}
        </Button>
      }
    >
      <Form id={formId} fault={ofSymbol ? null : fault} onSubmit={submit}>
        <p className={styles.warning}>{say('papers.notOpen')}</p>
        {upload.languages.map((language, index) => (
          <FileField
            key={language}
            language={language}
            sent={files.get(language)}
            fault={index === 0 ? (told('noFile') ?? told('waits')) : null}
            onChoose={(file) => choose(language, file)}
          />
        ))}
        <NamingFields
          draft={draft}
          meeting={meeting}
          overview={overview}
          listed={listed}
          upload={upload}
          symbol={symbol}
          faults={{ symbol: told('symbolWrong') ?? (ofSymbol ? fault : null), title: told('noTitle') }}
          onChange={set}
        />
        <GuardFields draft={draft} upload={upload} onChange={set} />
      </Form>
    </Dialog>
  )
}
