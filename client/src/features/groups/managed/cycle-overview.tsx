import { type ManagedGroup, Seat } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { useFormats } from '../../../lib/time'
import { tableStyles as styles } from '../../../ui'
import { settingWords } from '../setting-words'
import type { Choosable } from './group-draft'

interface CycleOverviewProps {
  group: Pick<ManagedGroup, 'cycle' | 'formerCycles'> &
    Partial<Pick<ManagedGroup, 'nextCycle'>> & { coChairs: readonly { delegation: string; seat: string }[] }
  delegations: readonly { code: string; name: Choosable['name'] }[]
}

/** The pair in office, the next one if it is planned, and those before. */
export function CycleOverview({ group, delegations }: CycleOverviewProps) {
  const say = useWords(settingWords)
  const formats = useFormats()
  const { cycle, coChairs, nextCycle, formerCycles } = group
  return (
    <table className={styles.table} aria-label={say('next.title')}>
      <tbody>
        <CycleRow
          label={say('next.current')}
          cycle={cycle}
          pair={<Pair seats={coChairs} delegations={delegations} />}
        />
        {nextCycle && (
          <CycleRow
            label={say('next.planned')}
            cycle={nextCycle}
            pair={<Pair seats={nextCycle.coChairs} delegations={delegations} />}
          />
        )}
        {formerCycles.map((former) => (
          <CycleRow
            key={former.until}
            label={say('next.former')}
            cycle={former}
            pair={<Pair seats={former.coChairs} delegations={delegations} />}
            note={say('next.until', { date: formats.dayLong(formats.dayOf(Date.parse(former.until))) })}
          />
        ))}
      </tbody>
    </table>
  )
}

interface CycleRowProps {
  label: string
  cycle: ManagedGroup['cycle']
  pair: ReactNode
  note?: string
}

function CycleRow({ label, cycle, pair, note }: CycleRowProps) {
  const say = useWords(settingWords)
  const { ordinal = null, from = null, to = null } = cycle ?? {}
  const years = from !== null && to !== null ? { from, to } : null
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {label}
      </th>
      <td>{pair}</td>
      <td className={styles.dim}>
        {years && ordinal !== null && say('cycle.nth', { ordinal, ...years })}
        {years && ordinal === null && say('cycle.noNumber', years)}
        {note && ` ${note}`}
      </td>
    </tr>
  )
}

interface PairProps {
  seats: readonly { delegation: string; seat: string | null }[]
  delegations: CycleOverviewProps['delegations']
}

function Pair({ seats, delegations }: PairProps) {
  const say = useWords(settingWords)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  if (seats.length === 0) return say('pair.none')
  return seats
    .map(({ delegation, seat }) => {
      const named = delegations.find(({ code }) => code === delegation)
      const name = named ? inLanguage(named.name, language).text : delegation
      const known = Seat.safeParse(seat).data
      return known ? `${name} (${sayDomain(`seat.${known}`)})` : name
    })
    .join(', ')
}
