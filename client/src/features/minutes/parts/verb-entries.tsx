import type { OutcomeVerb } from '@tandem/shared/words'
import { Check } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { iconOfVerb, outcomeName } from '../../../lib/outcomes'
import { documentIcons, MenuItem, MenuLabel, MenuLine } from '../../../ui'
import { verbsByForce } from '../model/verbs'
import { words } from '../words'
import { useMinutesView } from './minutes-view'

interface VerbEntriesProps {
  /** What it is recorded as now. */
  verb: OutcomeVerb | null
  onPick: (verb: OutcomeVerb) => void
  onClear: () => void
}

/** All verbs, the strongest first: a changed verb is a changed force (E3). */
export function VerbEntries({ verb, onPick, onClear }: VerbEntriesProps) {
  const say = useWords(words)
  const { language } = useMinutesView()
  return (
    <>
      {verbsByForce().map(({ force, verbs }) => (
        <div key={force} role="group" aria-label={say('record.force', { force })}>
          <MenuLabel>{say('record.force', { force })}</MenuLabel>
          {verbs.map((each) => {
            const Icon = documentIcons[iconOfVerb(each)]
            return (
              <MenuItem
                key={each}
                icon={Icon && <Icon />}
                hint={each === verb ? <Check aria-label={say('record.now')} /> : undefined}
                onSelect={() => onPick(each)}
              >
                {outcomeName(each, language)}
              </MenuItem>
            )
          })}
        </div>
      ))}
      <MenuLine />
      <MenuItem onSelect={onClear}>{say('record.clear')}</MenuItem>
    </>
  )
}
