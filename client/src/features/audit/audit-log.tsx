import { useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useFailureInWords } from '../../lib/failure'
import { useWords } from '../../lib/i18n'
import { Button, ButtonLink, EmptyState } from '../../ui'
import { auditQuery, exportAddress } from './api'
import { AuditFilters, filterOf, noFilter } from './audit-filters'
import { AuditList, type Known } from './audit-list'
import styles from './audit.module.css'
import { ChainCheck } from './chain-check'
import { auditWords } from './words'

/** The log of acts and refusals: filtered, page by page, exported, and held against itself. */
export function AuditLog({ people, groups }: Known) {
  const say = useWords(auditWords)
  const inWords = useFailureInWords()
  const [draft, setDraft] = useState(noFilter)
  const filter = useMemo(() => filterOf(draft), [draft])
  const log = useInfiniteQuery(auditQuery(filter))
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <ChainCheck />
      <AuditFilters
        draft={draft}
        people={people}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      <div className={styles.exports}>
        {(['csv', 'jsonl'] as const).map((format) => (
          <ButtonLink key={format} size="small" reloadDocument download to={exportAddress(filter, format)}>
            <Download aria-hidden="true" />
            {say(`export.${format}`)}
          </ButtonLink>
        ))}
      </div>
      {entries.length > 0 && <AuditList entries={entries} people={people} groups={groups} />}
      {entries.length === 0 && log.isSuccess && !log.hasNextPage && (
        <EmptyState title={say('audit.none')} text={say('audit.noneText')} />
      )}
      {log.isError && (
        <p role="alert" className={styles.fault}>
          {inWords(log.error)}
        </p>
      )}
      {log.hasNextPage && (
        <div className={styles.more}>
          {entries.length === 0 && <p>{say('audit.searched')}</p>}
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {say('audit.older')}
          </Button>
        </div>
      )}
    </>
  )
}
