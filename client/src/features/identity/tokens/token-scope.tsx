import { useWords } from '../../../lib/i18n'
import { useFormats } from '../../../lib/time'
import { CheckField, CheckList, Lang, LabelledControl, Segmented, SelectField } from '../../../ui'
import { tokenWords } from '../token-words'
import { useMe } from '../use-me'
import { type Expiry, expiries, expiryOf, type TokenDraft } from './token-draft'

interface TokenScopeProps {
  draft: TokenDraft
  tried: boolean
  onChange: (draft: TokenDraft) => void
}

/** What a token may, where, and for how long. */
export function TokenScope({ draft, tried, onChange }: TokenScopeProps) {
  const say = useWords(tokenWords)
  const formats = useFormats()
  const { groups } = useMe()
  const set = (changes: Partial<TokenDraft>) => onChange({ ...draft, ...changes })
  const nameOfExpiry = (expiry: Expiry) => {
    const at = expiryOf(expiry)
    return say(`make.${expiry}`, { day: at ? formats.dayLong(formats.dayOf(at)) : '' })
  }
  return (
    <>
      <LabelledControl label={say('make.may')}>
        <Segmented
          label={say('make.may')}
          value={draft.reach}
          options={[
            { value: 'read', label: say('tokens.read') },
            { value: 'write', label: say('tokens.write') },
          ]}
          onChange={(reach) => set({ reach })}
        />
      </LabelledControl>
      {groups.length > 0 && (
        <LabelledControl label={say('make.scope')}>
          <Segmented
            label={say('make.scope')}
            value={draft.scope}
            options={[
              { value: 'all', label: say('tokens.allGroups') },
              { value: 'some', label: say('make.some') },
            ]}
            onChange={(scope) => set({ scope })}
          />
        </LabelledControl>
      )}
      {draft.scope === 'some' && (
        <CheckList
          label={say('make.which')}
          fault={tried && draft.groups.length === 0 ? say('make.groupsMissing') : null}
        >
          {groups.map(({ id, name, short }) => (
            <CheckField
              key={id}
              note={short}
              checked={draft.groups.includes(id)}
              onChange={(checked) =>
                set({ groups: checked ? [...draft.groups, id] : draft.groups.filter((one) => one !== id) })
              }
            >
              <Lang text={name} />
            </CheckField>
          ))}
        </CheckList>
      )}
      <SelectField
        label={say('make.expiry')}
        value={draft.expiry}
        onChange={(event) => {
          const expiry = expiries.find((one) => one === event.target.value)
          if (expiry) set({ expiry })
        }}
      >
        {expiries.map((expiry) => (
          <option key={expiry} value={expiry}>
            {nameOfExpiry(expiry)}
          </option>
        ))}
      </SelectField>
    </>
  )
}
