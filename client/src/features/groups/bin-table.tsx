import type { ReactNode } from 'react'
import { announce } from '../../lib/announce'
import { useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { useAct } from '../../lib/use-act'
import { Button, tableStyles as styles } from '../../ui'
import { settingWords } from './setting-words'

interface BinTableProps {
  label: string
  /** Things of several kinds are in it: each row says of which it is. */
  hasKinds?: boolean
  children: ReactNode
}

/** What was deleted, in rows, and the way back. */
export function BinTable({ label, hasKinds = false, children }: BinTableProps) {
  const say = useWords(settingWords)
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{say('bin.name')}</th>
          {hasKinds && <th scope="col">{say('bin.what')}</th>}
          <th scope="col">{say('bin.deleted')}</th>
          <th scope="col" className={styles.act}>
            {say('bin.acts')}
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

interface BinRowProps {
  /** As it is read out. */
  name: string
  kind?: string
  deletedAt: string
  restore: () => Promise<void>
  /** What is kept of it has to be asked for again. */
  onRestored: () => Promise<unknown>
  children: ReactNode
}

export function BinRow({ name, kind, deletedAt, restore, onRestored, children }: BinRowProps) {
  const say = useWords(settingWords)
  const formats = useFormats()
  const { run, busy, fault } = useAct(restore, async () => {
    await onRestored()
    announce(say('bin.restored', { name }))
  })
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {children}
      </th>
      {kind !== undefined && <td className={styles.dim}>{kind}</td>}
      <td className={styles.dim} data-label={say('bin.deleted')}>
        {formats.moment(deletedAt)}
        {fault && <p role="alert">{fault}</p>}
      </td>
      <td className={styles.act}>
        <Button
          size="small"
          busy={busy}
          aria-label={say('bin.restoreOne', { name })}
          onClick={() => run(undefined)}
        >
          {say('bin.restore')}
        </Button>
      </td>
    </tr>
  )
}
