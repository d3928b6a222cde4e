import type { LinkFacts } from '@tandem/shared/identity'
import { useEffect, useState } from 'react'
import { lookAtLink } from './api'

interface Looked {
  facts: LinkFacts | null
  error: unknown
}

/** What a link is for; undefined until it is known. Asked once and kept here: used, the link holds no more. */
export function useLinkFacts(secret: string | null): Looked | undefined {
  const [looked, setLooked] = useState<Looked>()
  useEffect(() => {
    if (secret === null) return
    lookAtLink(secret).then(
      (facts) => setLooked({ facts, error: null }),
      (error: unknown) => setLooked({ facts: null, error }),
    )
  }, [secret])
  return looked
}
