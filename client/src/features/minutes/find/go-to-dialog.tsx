import { type FormEvent, useState } from 'react'
import type { BlockId } from '@tandem/shared/ids'
import { useWords } from '../../../lib/i18n'
import { Button, Dialog, TextField } from '../../../ui'
import type { MinutesDesk } from '../model/minutes-desk'
import { bringIntoSight } from '../model/bring-into-sight'
import { putCaret } from '../model/put-caret'
import { useMinutesView } from '../parts/minutes-view'
import { words } from './words'

/** Goes to a paragraph by its number, or to the heading of an agenda item by that of the item. */
export function GoToDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(words)
  const { desk, minutes } = useMinutesView()
  const [number, setNumber] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [gone, setGone] = useState(false)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const item = minutes?.items.find((each) => each.number.toLowerCase() === number.trim().toLowerCase())
    const id = blockNumbered(desk, number.trim(), item?.id ?? null)
    if (!id) return setFault(say('noSuch', { number: number.trim() }))
    setGone(true)
    // The dialog gives the focus back to where it was first; the caret goes after that.
    setTimeout(() => {
      onClose()
      goTo(desk, id)
    })
  }
  return (
    <Dialog
      open={!gone}
      onClose={onClose}
      title={say('goTo')}
      actions={
        <Button look="primary" type="submit" form="go-to-paragraph">
          {say('go')}
        </Button>
      }
    >
      <form id="go-to-paragraph" onSubmit={go}>
        <TextField
          label={say('goToLabel')}
          hint={say('goToHint')}
          fault={fault}
          value={number}
          autoComplete="off"
          onChange={(event) => {
            setNumber(event.target.value)
            setFault(null)
          }}
        />
      </form>
    </Dialog>
  )
}

function blockNumbered(desk: MinutesDesk, number: string, item: string | null): BlockId | null {
  const { board } = desk
  const found = board.order.find((id) => {
    const block = board.block(id)
    return /^\d+$/.test(number) && block?.number === Number(number)
  })
  return found ?? board.order.find((id) => item !== null && board.block(id)?.names === item) ?? null
}

function goTo(desk: MinutesDesk, id: BlockId): void {
  const { languages } = desk.board
  const here = desk.current.get()?.language
  const wished = [...(here ? [here] : []), ...languages]
  for (const language of wished) {
    if (!putCaret(desk, id, language, 'start')) continue
    const row = desk.page.row(id, language)
    if (row) bringIntoSight(row)
    return
  }
}
