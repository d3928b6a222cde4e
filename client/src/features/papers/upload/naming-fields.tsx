import type { GroupOverview } from '@tandem/shared/groups'
import {
  type MeetingPapers,
  NewPaper,
  paperPurposes,
  paperSeries,
  paperSuffixes,
} from '@tandem/shared/papers'
import { inLanguage } from '@tandem/shared/words'
import { useLanguage, useWords } from '../../../lib/i18n'
import { usePurposeName } from '../../../lib/purposes'
import { useDomainNow, useFormats } from '../../../lib/time'
import { CheckField, CheckList, FieldRow, NameFields, SelectField, TextField } from '../../../ui'
import { words } from '../words'
import { dueOf, kindsOf, type PaperDraft, type Upload } from './paper-draft'

interface NamingFieldsProps {
  draft: PaperDraft
  meeting: GroupOverview['meetings'][number]
  overview: GroupOverview
  listed: MeetingPapers
  upload: Upload
  symbol: string
  faults: { symbol: string | null; title: string | null }
  onChange: (changes: Partial<PaperDraft>) => void
}

/** What the paper is called, what it is for, and by whom it comes. */
export function NamingFields(props: NamingFieldsProps) {
  const { draft, meeting, overview, listed, upload, symbol, faults, onChange } = props
  const say = useWords(words)
  const language = useLanguage()
  const purposeName = usePurposeName()
  const atVenue = useFormats(meeting.timeZone)
  const due = dueOf(draft, meeting, atVenue.dayOf(useDomainNow()))
  const kindName = (kind: string): string => {
    const series = paperSeries.find((each) => each === kind)
    if (series) return say(`upload.kind.${series}`)
    const [of = '', name] = kind.split(' ')
    const suffix = paperSuffixes.find((each) => each === name)
    return suffix
      ? say(`upload.kind.${suffix}`, { symbol: of })
      : say('upload.kind.announced', { symbol: kind })
  }
  const nameOf = (code: string): string => {
    const known = [...overview.delegations, ...overview.observers].find((each) => each.code === code)
    return known ? inLanguage(known.name, language).text : code
  }
  return (
    <>
      <FieldRow>
        <SelectField
          label={say('upload.kind')}
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.target.value, ownSymbol: null })}
        >
          {kindsOf(listed, upload).map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('upload.symbol')}
          hint={say('upload.symbolHint')}
          fault={faults.symbol}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={draft.ownSymbol ?? symbol}
          onChange={(event) => onChange({ ownSymbol: event.target.value })}
        />
      </FieldRow>
      <NameFields
        label={say('upload.paperTitle')}
        fault={faults.title}
        value={draft.title}
        onChange={(title) => onChange({ title })}
      />
      <FieldRow>
        <SelectField
          label={say('upload.purpose')}
          hint={due && say(due.isOver ? 'upload.dueLate' : 'upload.due', { day: atVenue.dayLong(due.day) })}
          value={draft.purpose}
          onChange={(event) => onChange({ purpose: NewPaper.shape.purpose.parse(event.target.value) })}
        >
          {paperPurposes.map((purpose) => (
            <option key={purpose} value={purpose}>
              {purposeName(purpose)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('upload.submittedBy')}
          value={draft.submittedBy}
          onChange={(event) => {
            const chosen = upload.delegations.find((each) => each === event.target.value)
            if (chosen) onChange({ submittedBy: chosen })
          }}
        >
          {upload.delegations.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </SelectField>
      </FieldRow>
      {listed.items.length > 0 && (
        <CheckList label={say('upload.items')}>
          {listed.items.map(({ id, number, title }) => (
            <CheckField
              key={id}
              checked={draft.items.includes(id)}
              onChange={(checked) =>
                onChange({
                  items: checked ? [...draft.items, id] : draft.items.filter((each) => each !== id),
                })
              }
            >
              {`${number} ${inLanguage(title, language).text}`}
            </CheckField>
          ))}
        </CheckList>
      )}
    </>
  )
}
