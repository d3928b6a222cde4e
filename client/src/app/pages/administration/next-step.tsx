import { ArrowRight } from 'lucide-react'
import { peopleWords } from '../../../features/identity'
import { useWords } from '../../../lib/i18n'
import { ButtonLink } from '../../../ui'
import styles from './administration.module.css'

export type Step = 'delegations' | 'people' | 'group'

interface Lists {
  delegations: readonly unknown[]
  groups: readonly unknown[]
  hasOthers: boolean
}

/** What a new server still lacks, in the order in which one thing needs the other. */
export function nextStep({ delegations, groups, hasOthers }: Lists): Step | null {
  if (groups.length > 0) return null
  if (delegations.length < 2) return 'delegations'
  return hasOthers ? 'group' : 'people'
}

const addresses: Record<Step, string> = {
  delegations: '/administration/delegations',
  people: '/administration/people',
  group: '/administration/groups/new',
}

/** Leads on until the first group is there. Nothing on the page of the step itself, which says it already. */
export function NextStep({ step, here }: { step: Step | null; here: Step }) {
  const say = useWords(peopleWords)
  if (!step || step === here) return null
  return (
    <section className={styles.next} aria-label={say('next.label')}>
      <p>{say(`next.${step}`)}</p>
      <ButtonLink to={addresses[step]}>
        {say(`next.go.${step}`)}
        <ArrowRight aria-hidden="true" />
      </ButtonLink>
    </section>
  )
}
