import { useLocation } from 'react-router'
import { useMe } from '../../features/identity'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { ButtonLink, ErrorState } from '../../ui'
import { Shell } from '../shell'

/** The same page for what does not exist and for what is not open to the reader (MODEL M18). */
export function NotFoundPage() {
  const say = useWords(common)
  return (
    <Shell title={say('error.notFound')}>
      <NotFound />
    </Shell>
  )
}

/** The same, for pages that already have their shell. */
export function NotFound() {
  const say = useWords(common)
  const language = useLanguage()
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <ErrorState
      title={say('error.notFound')}
      text={say('error.notFoundText')}
      facts={[
        { term: say('error.signedInAs'), value: personLabel(me, language, 'long') },
        { term: say('error.address'), value: decodeURI(pathname) },
      ]}
      actions={
        <ButtonLink look="primary" size="large" to="/">
          {say('error.home')}
        </ButtonLink>
      }
    />
  )
}
