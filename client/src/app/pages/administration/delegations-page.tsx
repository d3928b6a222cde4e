import { useState } from 'react'
import { AddDelegationDialog, DelegationList, peopleWords } from '../../../features/identity'
import { useWords } from '../../../lib/i18n'
import { Button, EmptyState } from '../../../ui'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { NextStep, nextStep } from './next-step'
import type { useAdministered } from './use-administered'

type Lists = Pick<NonNullable<ReturnType<typeof useAdministered>['known']>, 'people' | 'groups'>

/** Codes of the delegations that have people, or are in a group. */
function neededBy({ people, groups }: Lists): ReadonlySet<string> {
  return new Set([
    ...people.flatMap(({ delegation }) => delegation?.code ?? []),
    ...groups.flatMap(({ members, observers }) => [...members, ...observers]),
  ])
}

/** Countries and bodies that take part. */
export function DelegationsPage() {
  const say = useWords(peopleWords)
  const [adding, setAdding] = useState(false)
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      {say('delegations.add')}
    </Button>
  )
  return (
    <Administered>
      {(lists) => (
        <AdministrationPage title={say('delegations.title')}>
          <div className={page.head}>
            <div>
              <h1 className={page.title}>{say('delegations.title')}</h1>
              <p className={styles.text}>{say('delegations.text')}</p>
            </div>
            {lists.delegations.length > 0 && add}
          </div>
          <NextStep step={nextStep(lists)} here="delegations" />
          <div className={styles.list}>
            {lists.delegations.length > 0 ? (
              <DelegationList delegations={lists.delegations} needed={neededBy(lists)} />
            ) : (
              <EmptyState title={say('delegations.none')} text={say('delegations.noneText')} actions={add} />
            )}
          </div>
          {adding && <AddDelegationDialog onClose={() => setAdding(false)} />}
        </AdministrationPage>
      )}
    </Administered>
  )
}
