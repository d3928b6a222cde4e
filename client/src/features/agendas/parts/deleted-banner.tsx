import { Trash2, X } from 'lucide-react'
import { useMemo } from 'react'
import { useWords } from '../../../lib/i18n'
import { personLabel } from '../../../lib/people'
import { createFormats } from '../../../lib/time'
import { Button, IconButton } from '../../../ui'
import styles from '../row.module.css'
import type { HeldItem } from '../model/held-items'
import { words } from '../words'
import { useAgendaView } from './agenda-view'

/** Tells me that the item I am in was deleted, by whom and when, and lets me bring it back with my words. */
export function DeletedBanner({ held }: { held: HeldItem }) {
  const say = useWords(words)
  const { acts, desk, language, card, myTimeZone } = useAgendaView()
  const formats = useMemo(() => createFormats(language, myTimeZone), [language, myTimeZone])
  const who = held.by === null ? null : desk.carets.whoWas(held.by)
  const time = formats.time(held.at)
  const delegation = card.delegations.find((each) => each.code === who?.delegation) ?? null
  const name =
    who &&
    personLabel(
      { name: who.name, role: who.role, delegation: delegation ?? who.delegation },
      language,
      'short',
    )
  return (
    <div className={styles['deleted']} role="status">
      <Trash2 aria-hidden="true" />
      <p>
        {name ? say('deleted.by', { name, time }) : say('deleted.bySomeone', { time })}{' '}
        {say('deleted.goesOn')}
      </p>
      <Button size="small" onClick={() => acts.bringBack(held.item.id)}>
        {say('bringBack')}
      </Button>
      <IconButton
        size="small"
        label={say('dismiss')}
        icon={<X />}
        onClick={() => desk.held.letGo(held.item.id)}
      />
    </div>
  )
}
