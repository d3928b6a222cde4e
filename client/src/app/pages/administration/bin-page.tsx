import { useQuery } from '@tanstack/react-query'
import { BinList, binQuery, settingWords } from '../../../features/groups'
import { useWords } from '../../../lib/i18n'
import { EmptyState } from '../../../ui'
import { Loading } from '../loading'
import page from '../page.module.css'
import { UnreachableState } from '../unreachable'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'

/** Groups and delegations that were deleted. */
export function BinPage() {
  const say = useWords(settingWords)
  const { data, isPending, refetch } = useQuery(binQuery)
  if (isPending) return <Loading />
  return (
    <AdministrationPage title={say('bin.title')}>
      <h1 className={page.title}>{say('bin.title')}</h1>
      <p className={styles.text}>{say('bin.text')}</p>
      <div className={styles.list}>
        {!data && <UnreachableState onRetry={() => void refetch()} />}
        {data && data.groups.length + data.delegations.length > 0 && <BinList bin={data} />}
        {data && data.groups.length + data.delegations.length === 0 && (
          <EmptyState title={say('bin.none')} text={say('bin.noneText')} />
        )}
      </div>
    </AdministrationPage>
  )
}
