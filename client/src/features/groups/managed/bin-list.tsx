import type { Bin } from '@tandem/shared/groups'
import { inLanguage, type LocalisedText } from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useFormats } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, Lang, tableStyles as styles } from '../../../ui'
import { settingWords } from '../setting-words'
import * as api from './api'
import { useBinChanged } from './queries'

/** What was deleted, and the way back. */
export function BinList({ bin }: { bin: Bin }) {
  const say = useWords(settingWords)
  return (
    <table className={styles.table} aria-label={say('bin.title')}>
      <thead>
        <tr>
          <th scope="col">{say('bin.name')}</th>
          <th scope="col">{say('bin.what')}</th>
          <th scope="col">{say('bin.deleted')}</th>
          <th scope="col" className={styles.act}>
            {say('bin.acts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bin.groups.map(({ id, short, name, deletedAt }) => (
          <BinRow
            key={id}
            name={name}
            code={short}
            what={say('bin.group')}
            deletedAt={deletedAt}
            restore={() => api.restoreGroup(id)}
          />
        ))}
        {bin.delegations.map(({ code, name, deletedAt }) => (
          <BinRow
            key={code}
            name={name}
            code={code}
            what={say('bin.delegation')}
            deletedAt={deletedAt}
            restore={() => api.restoreDelegation(code)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface BinRowProps {
  name: LocalisedText
  code: string
  what: string
  deletedAt: string
  restore: () => Promise<void>
}

function BinRow({ name, code, what, deletedAt, restore }: BinRowProps) {
  const say = useWords(settingWords)
  const formats = useFormats()
  const shown = inLanguage(name, useLanguage()).text
  const changed = useBinChanged()
  const { run, busy, fault } = useAct(restore, async () => {
    await changed()
    announce(say('bin.restored', { name: shown }))
  })
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Lang text={name} /> <span className={styles.code}>{code}</span>
      </th>
      <td className={styles.dim}>{what}</td>
      <td className={styles.dim} data-label={say('bin.deleted')}>
        {formats.moment(deletedAt)}
        {fault && <p role="alert">{fault}</p>}
      </td>
      <td className={styles.act}>
        <Button
          size="small"
          busy={busy}
          aria-label={say('bin.restoreOne', { name: shown })}
          onClick={() => run(undefined)}
        >
          {say('bin.restore')}
        </Button>
      </td>
    </tr>
  )
}
