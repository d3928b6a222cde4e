import type { GroupMember, ManagedGroup } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { Ellipsis, UserMinus, UserPen } from 'lucide-react'
import { useState } from 'react'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { Chip, IconButton, Lang, Menu, MenuItem, tableStyles as styles } from '../../../ui'
import { managedWords } from '../managed-words'
import { MemberDialog } from './member-dialog'
import { RemoveQuestion } from './remove-question'

type Asked = { what: 'role' | 'remove'; member: GroupMember }

/** The people of a group with their roles there. */
export function GroupMemberList({ group }: { group: ManagedGroup }) {
  const say = useWords(managedWords)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('members.function')}</th>
            <th scope="col">{say('members.account')}</th>
            <th scope="col">{say('members.delegation')}</th>
            <th scope="col">{say('members.role')}</th>
            <th scope="col" className={styles.act}>
              {say('members.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {group.people.map((member) => (
            <MemberRow key={member.userId} member={member} onAsk={(what) => setAsked({ what, member })} />
          ))}
        </tbody>
      </table>
      {asked?.what === 'role' && <MemberDialog group={group} member={asked.member} onClose={close} />}
      {asked?.what === 'remove' && <RemoveQuestion group={group} member={asked.member} onClose={close} />}
    </>
  )
}

interface MemberRowProps {
  member: GroupMember
  onAsk: (what: Asked['what']) => void
}

function MemberRow({ member, onAsk }: MemberRowProps) {
  const say = useWords(managedWords)
  const sayDomain = useWords(domain)
  const role = sayDomain(`role.${member.role}`)
  const does = member.function && sayDomain(`function.${member.function}`)
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <span className={styles.tags}>
          <Lang text={member.name} />
          {member.isDisabled && <Chip tone="warn">{say('members.disabled')}</Chip>}
        </span>
      </th>
      <td className={styles.dim}>{member.login}</td>
      <td className={styles.code}>{member.delegation}</td>
      <td className={styles.dim}>
        <span className={styles.tags}>
          {role}
          {does !== null && does !== role && ` · ${does}`}
          {member.compartments.map((each) => (
            <Chip key={each}>{each}</Chip>
          ))}
        </span>
      </td>
      <td className={styles.act}>
        <MemberMenu member={member} onAsk={onAsk} />
      </td>
    </tr>
  )
}

function MemberMenu({ member, onAsk }: MemberRowProps) {
  const say = useWords(managedWords)
  const name = inLanguage(member.name, useLanguage()).text
  const label = say('members.menu', { name })
  return (
    <Menu label={label} trigger={<IconButton size="small" label={label} icon={<Ellipsis />} />}>
      <MenuItem icon={<UserPen />} onSelect={() => onAsk('role')}>
        {say('members.change')}
      </MenuItem>
      <MenuItem danger icon={<UserMinus />} onSelect={() => onAsk('remove')}>
        {say('members.remove')}
      </MenuItem>
    </Menu>
  )
}
