import { type BlockId } from '@tandem/shared/ids'
import { sectionFrom } from '@tandem/shared/minutes'
import { useMemo, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button, Dialog, SelectField } from '../../../ui'
import { glimpseOf } from '../model/glimpse'
import { words } from '../words'
import { useMinutesView } from './minutes-view'

/** Moving by choosing the place, for those who neither drag nor count keystrokes. */
export function MoveDialog({ id, onClose }: { id: BlockId; onClose: () => void }) {
  const say = useWords(words)
  const { desk, acts } = useMinutesView()
  const { board } = desk
  const places = useMemo(() => {
    const moving = new Set(sectionFrom(board.blocks(), id))
    return board.order
      .filter((each) => !moving.has(each))
      .map((each) => {
        const block = board.block(each)
        const name = glimpseOf(board, each)
        return {
          id: each,
          text: `${block?.number ?? ''} ${name?.text ?? ''}`.trim(),
          isHeading: block?.facts.kind === 'heading',
        }
      })
      .filter(({ text }) => text !== '')
  }, [board, id])
  const at = board.order.indexOf(id)
  const [after, setAfter] = useState<string>(board.order[at - 1] ?? '')
  const name = String(board.block(id)?.number ?? glimpseOf(board, id)?.text ?? '')
  const move = () => {
    onClose()
    acts.moveAfter(id, places.find((place) => place.id === after)?.id ?? null)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('move.title', { name })}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" onClick={move}>
            {say('move.do')}
          </Button>
        </>
      }
    >
      <SelectField label={say('move.place')} value={after} onChange={(event) => setAfter(event.target.value)}>
        <option value="">{say('move.first')}</option>
        {places.map((place) => (
          <option key={place.id} value={place.id}>
            {say(place.isHeading ? 'move.inSection' : 'move.after', { name: place.text })}
          </option>
        ))}
      </SelectField>
    </Dialog>
  )
}
