import { useWords } from '../../../lib/i18n'
import { words } from '../words'
import { AnchoredMenu } from './anchored-menu'
import { type Opened, useBlock, useMinutesView } from './minutes-view'
import { VerbEntries } from './verb-entries'

/** The menu or dialog that is open at a block. */
export function OpenedAtBlock({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const say = useWords(words)
  const { acts } = useMinutesView()
  const block = useBlock(opened.id)
  if (!block) return null
  if (opened.opening === 'verb') {
    return (
      <AnchoredMenu anchor={opened.anchor} label={say('verb.change')} onClose={onClose}>
        <VerbEntries
          verb={block.facts.verb}
          onPick={(verb) => acts.record(opened.id, verb)}
          onClear={() => acts.clearOutcome(opened.id)}
        />
      </AnchoredMenu>
    )
  }
  return null
}
