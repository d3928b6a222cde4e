import { useLanguage, common, useWords } from './i18n'
import { OfflineError, RequestError } from './http'

/** Why an act was not done, as the reader is told; null while nothing failed. */
export function useFailureInWords(): (failure: unknown) => string | null {
  const say = useWords(common)
  const language = useLanguage()
  return (failure) => {
    if (failure === null || failure === undefined) return null
    if (failure instanceof OfflineError) return say('failed.unreachable')
    if (!(failure instanceof RequestError)) return say('failed.internal')
    return [
      failure.inWords(language),
      failure.retryAfter !== undefined && say('failed.again', { count: Math.ceil(failure.retryAfter / 60) }),
      failure.reference && say('failed.reference', { reference: failure.reference }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}
