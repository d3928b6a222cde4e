import { RefreshCw } from 'lucide-react'
import { common, useWords } from '../../lib/i18n'
import { Banner, Button } from '../../ui'
import { takeOver, useUpdateReady } from '../updates'

/** A newer version waits until the reader asks for it. */
export function UpdateBanner() {
  const say = useWords(common)
  if (!useUpdateReady()) return null
  return (
    <Banner
      tone="plain"
      icon={<RefreshCw />}
      actions={
        <Button size="small" onClick={takeOver}>
          {say('update.reload')}
        </Button>
      }
    >
      {say('update.ready')}
    </Banner>
  )
}
