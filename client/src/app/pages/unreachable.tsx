import { common, useWords } from '../../lib/i18n'
import { usePageTitle } from '../../lib/title'
import { Button, ErrorState } from '../../ui'

/** Offline, and nothing is kept on this device. Outside the shell, since not even the reader is known. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const say = useWords(common)
  usePageTitle(say('error.unreachable'))
  return (
    <main>
      <UnreachableState onRetry={onRetry} />
    </main>
  )
}

export function UnreachableState({ onRetry }: { onRetry: () => void }) {
  const say = useWords(common)
  return (
    <ErrorState
      title={say('error.unreachable')}
      text={say('error.unreachableText')}
      actions={
        <Button look="primary" size="large" onClick={onRetry}>
          {say('retry')}
        </Button>
      }
    />
  )
}
