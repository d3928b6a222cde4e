import { spotInside, spotOutside } from '@tandem/shared/agendas'
import type { AgendaItem } from '@tandem/shared/documents'
import { GripVertical } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type PointerEvent, useState } from 'react'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { Kbd, MenuItem, MenuLine } from '../../../ui'
import styles from '../row.module.css'
import { words } from '../words'
import { useAgendaView } from './agenda-view'
import menuStyles from './item-menu.module.css'

interface ItemMenuProps {
  item: AgendaItem
  number: string | undefined
  /** What makes it draggable; it hears the pointer before the menu does. */
  onPointerDown: ((event: PointerEvent) => void) | undefined
}

/** The grip: dragged it moves the item, pressed it opens the item's menu. */
export function ItemMenu({ item, number, onPointerDown }: ItemMenuProps) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const startDrag = (event: PointerEvent) => {
    onPointerDown?.(event)
    // Else the menu would open at the first touch of a drag.
    event.preventDefault()
  }
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger
        className={styles['grip']}
        aria-label={number === undefined ? say('gripBreak') : say('grip', { number })}
        onPointerDown={startDrag}
        onClick={() => setOpen(true)}
      >
        <GripVertical aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={menuStyles['menu']}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            // An act may have sent the focus on, to the title of a new item.
            if (document.activeElement?.closest('[data-item]')) event.preventDefault()
          }}
        >
          <ItemMenuEntries item={item} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function ItemMenuEntries({ item }: { item: AgendaItem }) {
  const say = useWords(words)
  const { acts, desk, askWhereTo } = useAgendaView()
  const { id } = item
  const { record } = desk.store
  const isTop = item.parent === null
  const copyLink = () => {
    const address = new URL(window.location.href)
    address.hash = id
    void navigator.clipboard.writeText(address.href).then(() => announce(say('said.linkCopied')))
  }
  return (
    <>
      <MenuItem onSelect={() => acts.addBelow(id, 'item')} hint={<Kbd keys="Mod+Enter" />}>
        {say('menu.addBelow')}
      </MenuItem>
      {isTop && item.kind !== 'break' && (
        <MenuItem onSelect={() => acts.addSub(id)}>{say('menu.addSub')}</MenuItem>
      )}
      <MenuItem onSelect={() => acts.addBelow(id, 'break')}>{say('menu.addBreak')}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => acts.moveBeside(id, 'up')} hint={<Kbd keys="Alt+ArrowUp" />}>
        {say('menu.up')}
      </MenuItem>
      <MenuItem onSelect={() => acts.moveBeside(id, 'down')} hint={<Kbd keys="Alt+ArrowDown" />}>
        {say('menu.down')}
      </MenuItem>
      {spotInside(record, id) && (
        <MenuItem onSelect={() => acts.nest(id)} hint={<Kbd keys="Alt+ArrowRight" />}>
          {say('menu.inside')}
        </MenuItem>
      )}
      {spotOutside(record, id) && (
        <MenuItem onSelect={() => acts.takeOut(id)} hint={<Kbd keys="Alt+ArrowLeft" />}>
          {say('menu.outside')}
        </MenuItem>
      )}
      <MenuItem onSelect={() => askWhereTo(id)}>{say('menu.moveTo')}</MenuItem>
      <MenuLine />
      {/* The clipboard is closed to pages without TLS (MODEL M24): then there is nothing to offer. */}
      {'clipboard' in navigator && <MenuItem onSelect={copyLink}>{say('menu.copyLink')}</MenuItem>}
      <MenuItem danger onSelect={() => acts.remove(id)}>
        {say('menu.delete')}
      </MenuItem>
    </>
  )
}
