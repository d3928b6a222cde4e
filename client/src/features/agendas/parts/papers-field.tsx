import { setListed } from '@tandem/shared/agendas'
import type { ItemId } from '@tandem/shared/ids'
import { PaperSymbol } from '@tandem/shared/papers'
import { type ExpectedAction, kindsOfAction } from '@tandem/shared/words'
import { Paperclip } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button, classes, Lang, TextField, PickList } from '../../../ui'
import styles from '../props.module.css'
import { agendaOrigin } from '../model/agenda-undo'
import { words } from '../words'
import { useAgendaView } from './agenda-view'
import listStyles from './papers-field.module.css'

interface PapersFieldProps {
  itemId: ItemId
  papers: readonly string[]
  action: ExpectedAction
}

/** The item's papers by symbol. A decision without any says so. */
export function PapersField({ itemId, papers, action }: PapersFieldProps) {
  const say = useWords(words)
  const { desk, card, language } = useAgendaView()
  const known = card.papers.map(({ symbol, title }) => ({
    name: symbol,
    label: symbol,
    note: <Lang text={title} wished={language} />,
  }))
  const unknown = papers
    .filter((symbol) => !card.papers.some((each) => each.symbol === symbol))
    .map((symbol) => ({ name: symbol, label: symbol, note: say('paper.unknown') }))
  const pick = (name: string, listed: boolean) => {
    desk.undo.newStep()
    desk.change(() => setListed(desk.doc, agendaOrigin, itemId, 'papers', { name, listed }))
  }
  const missing = papers.length === 0 && kindsOfAction[action] === 'decision'
  const trigger =
    papers.length > 0 ? (
      <button
        type="button"
        className={styles['prop']}
        aria-label={say('papers', { value: papers.join(', ') })}
      >
        {papers.map((symbol) => (
          <span key={symbol} className={styles['paper']}>
            <Paperclip aria-hidden="true" />
            {symbol}
          </span>
        ))}
      </button>
    ) : (
      <button
        type="button"
        className={classes(missing ? styles['noPaper'] : styles['later'])}
        aria-label={say('papersNone')}
      >
        <Paperclip aria-hidden="true" />
        {say(missing ? 'noPaper' : 'addPaper')}
      </button>
    )
  return (
    <PickList
      trigger={trigger}
      label={say('papersLabel')}
      options={[...known, ...unknown]}
      chosen={papers}
      onPick={pick}
    >
      <OtherPaper example={`${card.meeting.symbol}/3`} onAdd={(symbol) => pick(symbol, true)} />
    </PickList>
  )
}

/** A paper that is not in the list yet: its symbol can be foreseen before it is submitted. */
function OtherPaper({ example, onAdd }: { example: string; onAdd: (symbol: string) => void }) {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const add = () => {
    const symbol = PaperSymbol.safeParse(typed.trim())
    setIsWrong(!symbol.success)
    if (!symbol.success) return
    onAdd(symbol.data)
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
  }
  return (
    <div className={listStyles['add']}>
      <TextField
        label={say('paper.symbol')}
        hint={isWrong ? null : say('paper.symbolHint', { example })}
        fault={isWrong ? say('paper.symbolWrong', { example }) : null}
        value={typed}
        maxLength={64}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button onClick={add}>{say('paper.add')}</Button>
    </div>
  )
}
