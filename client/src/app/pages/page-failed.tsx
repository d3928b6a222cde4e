import { useRouteError } from 'react-router'
import { RequestError } from '../../lib/http'
import { common, useWords } from '../../lib/i18n'
import { usePageTitle } from '../../lib/title'
import { Button, ButtonLink, ErrorState } from '../../ui'

/** A defect while showing a page. What is stored is not touched by it. */
export function PageFailed() {
  const say = useWords(common)
  const error = useRouteError()
  const reference = error instanceof RequestError ? error.reference : undefined
  usePageTitle(say('error.title'))
  return (
    <main>
      <ErrorState
        title={say('error.title')}
        text={say('error.text')}
        facts={reference ? [{ term: say('error.reference'), value: reference }] : []}
        actions={
          <>
            <Button look="primary" size="large" onClick={() => location.reload()}>
              {say('error.reload')}
            </Button>
            <ButtonLink size="large" to="/">
              {say('error.home')}
            </ButtonLink>
          </>
        }
      />
    </main>
  )
}
