import { paperPurposes } from '@tandem/shared/papers'
import { domain, useWords } from './i18n'

/** What a paper asks of the meeting. The server's list is open; one we have no name for is shown as it came. */
export function usePurposeName(): (purpose: string) => string {
  const say = useWords(domain)
  return (purpose) => {
    const known = paperPurposes.find((one) => one === purpose)
    return known ? say(`purpose.${known}`) : purpose.replaceAll('_', ' ')
  }
}
