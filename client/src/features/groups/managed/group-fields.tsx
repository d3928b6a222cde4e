import { type ManagedGroup, mayBeUnled } from '@tandem/shared/groups'
import { Marking, markings } from '@tandem/shared/permissions'
import { inLanguage } from '@tandem/shared/words'
import { useId, type ReactNode } from 'react'
import { useLanguage, useWords } from '../../../lib/i18n'
import {
  CheckField,
  FieldRow,
  LabelledControl,
  NameFields,
  Segmented,
  SelectField,
  TextArea,
  ZoneField,
} from '../../../ui'
import { managedWords } from '../managed-words'
import { settingWords } from '../setting-words'
import { AliasFields } from './alias-fields'
import { CoChairFields } from './co-chair-fields'
import { noCycle } from './cycle-draft'
import { CycleFields } from './cycle-fields'
import { DelegationChecks } from './delegation-checks'
import styles from './group-form.module.css'
import { faultsOf, type Choosable, type GroupDraft } from './group-draft'

interface GroupFieldsProps {
  draft: GroupDraft
  delegations: readonly Choosable[]
  /** Those that may stand above it. */
  above: readonly ManagedGroup[]
  /** Somebody tried to save: what is wrong is said. */
  tried: boolean
  /** Why the pair cannot be another one now. */
  pairFixed: string | null
  /** What the group as it is does not allow of it, in words. */
  faults: { delegations: string | null; compartments: string | null }
  /** What is only said of a new group: its short name and its kind. */
  identity?: ReactNode
  onChange: (changes: Partial<GroupDraft>) => void
}

/** Everything that is set of a group, for a new one and for one that there is. */
export function GroupFields(props: GroupFieldsProps) {
  const say = useWords(settingWords)
  const { draft, tried, onChange } = props
  return (
    <>
      <NamePart {...props} />
      <Part title={say('part.place')}>
        <ParentField {...props} />
      </Part>
      <Part title={say('next.title')}>
        <PairFields {...props} />
        <CheckField
          checked={draft.cycle !== null}
          onChange={(has) => onChange({ cycle: has ? noCycle : null })}
        >
          {say('cycle.has')}
        </CheckField>
        {draft.cycle && (
          <CycleFields value={draft.cycle} tried={tried} onChange={(cycle) => onChange({ cycle })} />
        )}
      </Part>
      <DelegationPart {...props} />
      <DocumentPart {...props} />
      <CompartmentPart {...props} />
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function NamePart({ draft, tried, identity, onChange }: GroupFieldsProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const faults = tried ? faultsOf(draft) : []
  return (
    <>
      <NameFields
        label={say('make.name')}
        fault={faults.includes('nameMissing') ? say('make.nameMissing') : null}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      {identity}
      <AliasFields
        value={draft.aliases}
        fault={faults.includes('aliasEmpty') ? saySetting('aliases.empty') : null}
        onChange={(aliases) => onChange({ aliases })}
      />
    </>
  )
}

function ParentField({ draft, above, onChange }: GroupFieldsProps) {
  const say = useWords(settingWords)
  const language = useLanguage()
  return (
    <SelectField
      label={say('parent.label')}
      hint={say('parent.hint')}
      value={draft.parentId ?? ''}
      onChange={(event) =>
        onChange({ parentId: above.find(({ id }) => id === event.target.value)?.id ?? null })
      }
    >
      <option value="">{say('parent.none')}</option>
      {above.map(({ id, short, name }) => (
        <option key={id} value={id}>
          {inLanguage(name, language).text} ({short})
        </option>
      ))}
    </SelectField>
  )
}

function PairFields({ draft, delegations, tried, pairFixed, onChange }: GroupFieldsProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const faults = tried ? faultsOf(draft) : []
  const fault = (['coChairMissing', 'coChairTwice'] as const).find((one) => faults.includes(one))
  const hint = mayBeUnled(draft.kind)
    ? `${say('make.coChairHint')} ${saySetting('pair.bodyHint')}`
    : say('make.coChairHint')
  return (
    <CoChairFields
      delegations={delegations}
      value={draft.coChairs}
      hint={pairFixed ?? hint}
      isFixed={pairFixed !== null}
      fault={fault ? say(`make.${fault}`) : null}
      onChange={(coChairs) => onChange({ coChairs })}
    />
  )
}

function DelegationPart({ draft, delegations, faults, onChange }: GroupFieldsProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const chairs = draft.coChairs.map(({ delegation }) => delegation)
  const others = delegations.filter(({ code }) => !chairs.includes(code))
  if (others.length === 0) return null
  return (
    <Part title={saySetting('part.delegations')}>
      <FieldRow>
        <DelegationChecks
          label={say('make.members')}
          hint={say('make.membersHint')}
          delegations={others.filter(({ code }) => !draft.observers.includes(code))}
          value={draft.members}
          onChange={(members) => onChange({ members })}
        />
        <DelegationChecks
          label={say('make.observers')}
          delegations={others.filter(({ code }) => !draft.members.includes(code))}
          value={draft.observers}
          onChange={(observers) => onChange({ observers })}
        />
      </FieldRow>
      {faults.delegations && (
        <p className={styles.fault} role="alert">
          {faults.delegations}
        </p>
      )}
    </Part>
  )
}

function DocumentPart({ draft, delegations, tried, onChange }: GroupFieldsProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const chairs = draft.coChairs.map(({ delegation }) => delegation)
  const isWrong = tried && faultsOf(draft).includes('caveatsWrong')
  return (
    <Part title={saySetting('part.documents')}>
      <FieldRow>
        <LabelledControl label={say('make.languages')}>
          <Segmented
            label={say('make.languages')}
            value={draft.languages}
            options={[
              { value: 'both', label: say('make.both') },
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'ko', label: <span lang="ko">한국어</span> },
            ]}
            onChange={(languages) => onChange({ languages })}
          />
        </LabelledControl>
        <SelectField
          label={say('make.marking')}
          hint={say('make.markingHint')}
          value={draft.marking}
          onChange={(event) => onChange({ marking: Marking.parse(event.target.value) })}
        >
          {markings.map((marking) => (
            <option key={marking} value={marking}>
              {marking}
            </option>
          ))}
        </SelectField>
      </FieldRow>
      <TextArea
        label={saySetting('caveats.label')}
        hint={saySetting('caveats.hint')}
        rows={2}
        spellCheck={false}
        value={draft.caveats}
        fault={isWrong ? saySetting('caveats.wrong') : null}
        onChange={(event) => onChange({ caveats: event.target.value })}
      />
      <ZoneField
        label={say('make.zone')}
        hint={say('make.zoneHint')}
        value={draft.timeZone}
        first={delegations.filter(({ code }) => chairs.includes(code)).map(({ timeZone }) => timeZone)}
        onChange={(timeZone) => onChange({ timeZone })}
      />
    </Part>
  )
}

function CompartmentPart({ draft, tried, faults, onChange }: GroupFieldsProps) {
  const say = useWords(settingWords)
  const isWrong = tried && faultsOf(draft).includes('compartmentsWrong')
  return (
    <Part title={say('part.compartments')}>
      <TextArea
        label={say('compartments.label')}
        hint={say('compartments.hint')}
        rows={2}
        spellCheck={false}
        value={draft.compartments}
        fault={isWrong ? say('compartments.wrong') : faults.compartments}
        onChange={(event) => onChange({ compartments: event.target.value })}
      />
    </Part>
  )
}
