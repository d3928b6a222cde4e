import type { ComparedPassage } from '@tandem/shared/history'
import { CornerUpLeft, History, Link as LinkIcon } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { Avatar, Button } from '../../../ui'
import { authorName } from '../model/author-names'
import { hasChangesUnder, isHeading, isPlaced, lastDeed } from '../model/passages'
import { useHistoryView } from '../view'
import { words } from '../words'
import styles from './rows.module.css'

interface PassageActionsProps {
  passage: ComparedPassage
  onRestore: (passage: ComparedPassage) => void
  onWordings: (passage: ComparedPassage) => void
  onCopyLink: (passage: ComparedPassage) => void
}

/** Under the current passage: who did it when, and what can be done about it. */
export function PassageActions({ passage, onRestore, onWordings, onCopyLink }: PassageActionsProps) {
  const say = useWords(words)
  const { authorOf, compared, comparison, language, whenOf, mayEdit } = useHistoryView()
  const deed = lastDeed(passage)
  const author = authorOf(deed)
  // Of what the filter shows as one person's part, the whole is restored.
  const whole = comparison?.passages.find(({ id }) => id === passage.id) ?? passage
  // An item is restored with all that stands under it, also where its heading stayed as it was.
  const holdsChanges = comparison !== null && hasChangesUnder(comparison, whole)
  // Read to the older version, what was "added" is what A does not have: there is nothing of it to bring back.
  const isNowhere = compared.isReversed && whole.state === 'added'
  const isRestorable = mayEdit && isPlaced(passage) && !isNowhere && (whole.state !== 'same' || holdsChanges)
  return (
    <div className={styles.actions} data-actions="">
      {deed && author ? (
        <span className={styles.by}>
          <Avatar person={author} colour={author.colour} size="small" decorative />
          {say('by.at', { who: authorName(author, language), when: whenOf(deed.at) })}
        </span>
      ) : (
        <span className={styles.by}>{say(`state.${passage.state}`)}</span>
      )}
      <span className={styles.acts}>
        {isPlaced(passage) && (
          <Button look="quiet" size="small" onClick={() => onWordings(whole)}>
            <History aria-hidden="true" />
            {say('actions.wordings')}
          </Button>
        )}
        <Button look="quiet" size="small" onClick={() => onCopyLink(passage)}>
          <LinkIcon aria-hidden="true" />
          {say('actions.link')}
        </Button>
        {isRestorable && (
          <Button look="quiet" size="small" onClick={() => onRestore(whole)}>
            <CornerUpLeft aria-hidden="true" />
            <RestoreLabel passage={whole} />
          </Button>
        )}
      </span>
    </div>
  )
}

function RestoreLabel({ passage }: { passage: ComparedPassage }) {
  const say = useWords(words)
  if (passage.state === 'deleted') return say('actions.bringBack')
  if (passage.state === 'added') return say('actions.takeOut')
  if (passage.what === 'item' || isHeading(passage)) return say('actions.restoreItem', { mark: 'A' })
  return say('actions.restore')
}
