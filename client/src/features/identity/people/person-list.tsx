import type { Account } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { inLanguage } from '@tandem/shared/words'
import { CircleCheck, CircleOff, Ellipsis, KeyRound, Link2, ShieldOff } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import {
  Chip,
  classes,
  IconButton,
  Lang,
  Menu,
  MenuItem,
  showToast,
  tableStyles as styles,
} from '../../../ui'
import { peopleWords } from '../people-words'
import { secondFactorWords } from '../second-factor-words'
import { rolesInWords } from '../personas'
import { providerWords } from '../provider-words'
import { welcomeQuery } from '../sign-in-form'
import * as api from './api'
import { BindDialog } from './bind-dialog'
import { DisableQuestion } from './disable-question'
import { NewLinkDialog } from './new-link-dialog'
import { usePeopleChanged } from './queries'
import { TakeFactorQuestion } from './take-factor-question'

interface PersonListProps {
  people: readonly Account[]
  /** Nobody locks himself out. */
  myId: UserId
  /** Not so in the demonstration. */
  hasPasswords: boolean
}

type Asked = { what: 'disable' | 'link' | 'factor' | 'bind'; person: Account }

/** Everyone with an account, and whether it may be used. */
export function PersonList({ people, myId, hasPasswords }: PersonListProps) {
  const say = useWords(peopleWords)
  const [asked, setAsked] = useState<Asked | null>(null)
  const provider = useQuery(welcomeQuery).data?.provider?.name ?? null
  const close = () => setAsked(null)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('people.function')}</th>
            <th scope="col">{say('people.account')}</th>
            <th scope="col">{say('people.delegation')}</th>
            <th scope="col">{say('people.groups')}</th>
            <th scope="col" className={styles.act}>
              {say('people.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow
              key={person.userId}
              person={person}
              isMe={person.userId === myId}
              hasPasswords={hasPasswords}
              provider={provider}
              onAsk={(what) => setAsked({ what, person })}
            />
          ))}
        </tbody>
      </table>
      {asked?.what === 'disable' && <DisableQuestion person={asked.person} onClose={close} />}
      {asked?.what === 'factor' && <TakeFactorQuestion person={asked.person} onClose={close} />}
      {asked?.what === 'bind' && provider !== null && (
        <BindDialog person={asked.person} provider={provider} onClose={close} />
      )}
      {asked?.what === 'link' && <NewLinkDialog person={asked.person} onClose={close} />}
    </>
  )
}

interface PersonRowProps {
  person: Account
  isMe: boolean
  hasPasswords: boolean
  /** Where people can sign in besides, as the page calls it. */
  provider: string | null
  onAsk: (what: Asked['what']) => void
}

function PersonRow({ isMe, ...props }: PersonRowProps) {
  const { person } = props
  const say = useWords(peopleWords)
  const language = useLanguage()
  const roles = person.groups.map(({ short, role }) => ({ group: short, role }))
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <span className={styles.tags}>
          <Lang text={person.name} />
          {person.isAdministrator && <Chip tone="accent">{say('people.administrator')}</Chip>}
          {person.isDisabled && <Chip tone="warn">{say('people.disabled')}</Chip>}
          {isMe && <Chip>{say('people.you')}</Chip>}
        </span>
      </th>
      <td className={styles.dim}>{person.login}</td>
      <td className={classes(person.delegation ? styles.code : styles.dim)}>
        {person.delegation?.code ?? say('people.noDelegation')}
      </td>
      <td className={styles.dim}>{rolesInWords(roles, language)}</td>
      <td className={styles.act}>{!isMe && <PersonMenu {...props} />}</td>
    </tr>
  )
}

function PersonMenu({ person, hasPasswords, provider, onAsk }: Omit<PersonRowProps, 'isMe'>) {
  const say = useWords(peopleWords)
  const sayProvider = useWords(providerWords)
  const sayFactor = useWords(secondFactorWords)
  const name = inLanguage(person.name, useLanguage()).text
  const changed = usePeopleChanged()
  const enable = useAct(api.enablePerson, async () => {
    await changed()
    showToast({ text: say('people.enabled', { name }) })
  })
  const label = say('people.menu', { name })
  return (
    <>
      {enable.fault && <span role="alert">{enable.fault} </span>}
      <Menu
        label={label}
        trigger={<IconButton size="small" label={label} icon={<Ellipsis />} busy={enable.busy} />}
      >
        {hasPasswords && (
          <MenuItem icon={<KeyRound />} onSelect={() => onAsk('link')}>
            {say('people.link')}
          </MenuItem>
        )}
        {provider !== null && (
          <MenuItem icon={<Link2 />} onSelect={() => onAsk('bind')}>
            {sayProvider('bind.menu', { provider })}
          </MenuItem>
        )}
        {hasPasswords && person.hasSecondFactor && (
          <MenuItem icon={<ShieldOff />} onSelect={() => onAsk('factor')}>
            {sayFactor('take.menu')}
          </MenuItem>
        )}
        {person.isDisabled ? (
          <MenuItem icon={<CircleCheck />} onSelect={() => enable.run(person.userId)}>
            {say('people.enable')}
          </MenuItem>
        ) : (
          <MenuItem danger icon={<CircleOff />} onSelect={() => onAsk('disable')}>
            {say('people.disable')}
          </MenuItem>
        )}
      </Menu>
    </>
  )
}
