import type { Bin } from '@tandem/shared/groups'
import { inLanguage, type LocalisedText } from '@tandem/shared/words'
import { useLanguage, useWords } from '../../../lib/i18n'
import { Lang, tableStyles as styles } from '../../../ui'
import { BinRow, BinTable } from '../bin-table'
import { settingWords } from '../setting-words'
import * as api from './api'
import { useBinChanged } from './queries'

interface Deleted {
  name: LocalisedText
  code: string
  kind: string
  deletedAt: string
  restore: () => Promise<void>
}

/** Groups and delegations that were deleted, and the way back. */
export function BinList({ bin }: { bin: Bin }) {
  const say = useWords(settingWords)
  const language = useLanguage()
  const changed = useBinChanged()
  const deleted: Deleted[] = [
    ...bin.groups.map(({ id, short, name, deletedAt }) => ({
      name,
      code: short,
      kind: say('bin.group'),
      deletedAt,
      restore: () => api.restoreGroup(id),
    })),
    ...bin.delegations.map(({ code, name, deletedAt }) => ({
      name,
      code,
      kind: say('bin.delegation'),
      deletedAt,
      restore: () => api.restoreDelegation(code),
    })),
  ]
  return (
    <BinTable label={say('bin.title')} hasKinds>
      {deleted.map(({ name, code, kind, deletedAt, restore }) => (
        <BinRow
          key={`${kind} ${code}`}
          name={inLanguage(name, language).text}
          {...{ kind, deletedAt, restore }}
          onRestored={changed}
        >
          <Lang text={name} /> <span className={styles.code}>{code}</span>
        </BinRow>
      ))}
    </BinTable>
  )
}
