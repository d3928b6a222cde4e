import { CommitmentPeek, CommitmentRegister, commitmentWords, useRegister } from '../../features/commitments'
import { nextMeeting } from '../../features/groups'
import { useMe } from '../../features/identity'
import { isNotFound } from '../../lib/http'
import { useWords } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import { NotFoundPage } from './not-found-page'
import { UnreachableState } from './unreachable'

/** A group's register of commitments, with a closer look at the one that is open. */
export function CommitmentsPage() {
  const say = useWords(commitmentWords)
  const overview = useGroup()
  const mine = useMe().delegation?.code ?? null
  const today = useFormats(overview.timeZone ?? undefined).dayOf(useDomainNow())
  const register = useRegister(overview.id)
  const { view, commitments, error } = register
  if (isNotFound(error)) return <NotFoundPage />
  return (
    <GroupPage
      overview={overview}
      title={say('title')}
      peek={
        commitments && view.open !== null
          ? {
              label: say('peek.label', { number: register.open?.number ?? view.open }),
              onClose: register.close,
              body: (
                <CommitmentPeek
                  number={view.open}
                  commitment={register.open}
                  overview={overview}
                  focusRequest={register.focusRequest}
                  onClose={register.close}
                />
              ),
            }
          : null
      }
    >
      {!commitments && error ? (
        <UnreachableState onRetry={() => void register.refetch()} />
      ) : (
        <CommitmentRegister
          register={register}
          overview={overview}
          next={nextMeeting(overview.meetings, today)}
          mine={mine}
        />
      )}
    </GroupPage>
  )
}
