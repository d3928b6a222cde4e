import { useState } from 'react'
import { AddPersonDialog, peopleWords, PersonList, useMe } from '../../../features/identity'
import { useWords } from '../../../lib/i18n'
import { Button, EmptyState } from '../../../ui'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { NextStep, nextStep } from './next-step'

/** Everyone with an account on this server. */
export function PeoplePage() {
  const say = useWords(peopleWords)
  const { userId, notice } = useMe()
  const [adding, setAdding] = useState(false)
  // The demonstration's people are those of its data: nobody there has a password to be given.
  const mayAdd = notice === null
  const add = mayAdd && (
    <Button look="primary" onClick={() => setAdding(true)}>
      {say('people.add')}
    </Button>
  )
  return (
    <Administered>
      {(lists) => (
        <AdministrationPage title={say('people.title')}>
          <div className={page.head}>
            <div>
              <h1 className={page.title}>{say('people.title')}</h1>
              <p className={styles.text}>{say('people.text')}</p>
            </div>
            {lists.hasOthers && add}
          </div>
          <NextStep step={nextStep(lists)} here="people" />
          <div className={styles.list}>
            {lists.hasOthers ? (
              <PersonList people={lists.people} myId={userId} hasPasswords={mayAdd} />
            ) : (
              <EmptyState title={say('people.none')} text={say('people.noneText')} actions={add} />
            )}
          </div>
          {adding && <AddPersonDialog delegations={lists.delegations} onClose={() => setAdding(false)} />}
        </AdministrationPage>
      )}
    </Administered>
  )
}
