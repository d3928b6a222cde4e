import { useWords } from '../../lib/i18n'
import { useLink } from '../../lib/socket/link-context'
import { Button, ErrorState } from '../../ui'
import { words } from './words'

/** Offline, and this document was never opened here. */
export function NotKept() {
  const say = useWords(words)
  const link = useLink()
  return (
    <ErrorState
      title={say('notKept.title')}
      text={say('notKept.text')}
      actions={
        <Button look="primary" size="large" onClick={() => link?.reconnectNow()}>
          {say('offline.tryNow')}
        </Button>
      }
    />
  )
}
