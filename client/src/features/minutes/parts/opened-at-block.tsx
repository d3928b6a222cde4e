import { useWords } from '../../../lib/i18n'
import { putCaret } from '../model/put-caret'
import { words } from '../words'
import { AltTextDialog } from './alt-text-dialog'
import { AnchoredMenu } from './anchored-menu'
import { BlockMenu } from './block-menu'
import { DueDialog } from './due-dialog'
import { type Opened, useBlock, useMinutesView } from './minutes-view'
import { MoveDialog } from './move-dialog'
import { OwnersList } from './owners-list'
import { VerbEntries } from './verb-entries'

interface OpenedAtBlockProps {
  opened: Opened
  /** Only if nothing else has been opened in its place. */
  onClose: (closed: Opened) => void
}

/** The menu or dialog that is open at a block. Closed, the focus goes back into the block's text. */
export function OpenedAtBlock({ opened, onClose }: OpenedAtBlockProps) {
  const say = useWords(words)
  const { acts, desk } = useMinutesView()
  const block = useBlock(opened.id)
  const close = () => {
    onClose(opened)
    returnFocusSoon(() => putCaret(desk, opened.id, opened.language, 'end'))
  }
  if (!block) return null
  const { id, anchor } = opened
  switch (opened.opening) {
    case 'block':
      return (
        <AnchoredMenu anchor={anchor} label={say('block.more')} onClose={close}>
          <BlockMenu opened={opened} />
        </AnchoredMenu>
      )
    case 'verb':
      return (
        <AnchoredMenu anchor={anchor} label={say('verb.change')} onClose={close}>
          <VerbEntries
            verb={block.facts.verb}
            onPick={(verb) => acts.record(id, verb)}
            onClear={() => acts.clearOutcome(id)}
          />
        </AnchoredMenu>
      )
    case 'owners':
      return <OwnersList opened={opened} onClose={close} />
    case 'due':
      return <DueDialog opened={opened} onClose={close} />
    case 'altText':
      return <AltTextDialog opened={opened} onClose={close} />
    case 'moveTo':
      return <MoveDialog id={id} onClose={close} />
  }
}

/** Once what had the focus is gone, and unless an act or another opening has taken it elsewhere. */
function returnFocusSoon(put: () => void): void {
  setTimeout(() => {
    const { activeElement } = document
    const isFree = activeElement === null || activeElement === document.body
    if (isFree && !document.querySelector('[role="dialog"], [role="menu"]')) put()
  })
}
