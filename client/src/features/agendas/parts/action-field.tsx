import { setField } from '@tandem/shared/agendas'
import type { ItemId } from '@tandem/shared/ids'
import {
  actions,
  ExpectedAction,
  type ItemKind,
  itemKinds,
  kindsOfAction,
  type Language,
} from '@tandem/shared/words'
import { ChevronDown } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { classes } from '../../../ui'
import styles from '../props.module.css'
import { agendaOrigin } from '../model/agenda-undo'
import { words } from '../words'
import { ActionSign } from './action-sign'
import { useAgendaView } from './agenda-view'
import { ChoiceField } from './choice-field'

/** What the meeting is expected to do under the item. */
export function ActionField({ itemId, action }: { itemId: ItemId; action: ExpectedAction }) {
  const say = useWords(words)
  const { desk, language } = useAgendaView()
  return (
    <ChoiceField
      label={say('action', { value: actions[action][language] })}
      title={say('actionLabel')}
      value={action}
      options={actionOptions(language)}
      onChange={(value) => desk.change(() => setField(desk.doc, agendaOrigin, itemId, 'action', value))}
      className={classes(styles['prop'], kindsOfAction[action] === 'decision' && styles['decision'])}
    >
      <ActionSign action={action} language={language} />
    </ChoiceField>
  )
}

/** What sort of item it is; shown only at the item one is in, since its name says it to readers. */
export function KindField({ itemId, kind }: { itemId: ItemId; kind: ItemKind }) {
  const say = useWords(words)
  const { desk, language } = useAgendaView()
  return (
    <ChoiceField
      label={say('kind', { value: itemKinds[kind][language] })}
      title={say('kindLabel')}
      value={kind}
      options={kindOptions(language)}
      onChange={(value) => desk.change(() => setField(desk.doc, agendaOrigin, itemId, 'kind', value))}
      className={styles['later']}
    >
      {itemKinds[kind][language]}
      <ChevronDown aria-hidden="true" />
    </ChoiceField>
  )
}

function actionOptions(language: Language) {
  return ExpectedAction.options.map((value) => ({ value, label: actions[value][language] }))
}

function kindOptions(language: Language) {
  return Object.entries(itemKinds).map(([value, names]) => ({
    value: value as ItemKind,
    label: names[language],
  }))
}
