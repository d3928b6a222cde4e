import { Archive } from 'lucide-react'
import { useWords } from '../../lib/i18n'
import { Banner } from '../../ui'
import { words } from './words'

/** Why a document cannot be written in by anyone: another pair made it, and has handed over (A3). */
export function OfFormerCycle() {
  return <Banner icon={<Archive aria-hidden />}>{useWords(words)('formerCycle')}</Banner>
}
