import { type DocumentCard, type MinutesRecord, plainText } from '@tandem/shared/documents'
import type { Annex, MinutesCard } from '@tandem/shared/minutes'
import { inLanguage, type Language } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { Lang, tableStyles } from '../../../ui'
import { writeDueIn } from '../model/write-due'
import styles from '../minutes.module.css'
import { words } from '../words'

interface AnnexesProps {
  minutes: MinutesCard
  record: MinutesRecord
  card: DocumentCard
  language: Language
}

/** Generated or pointing to a paper: nobody types an annex. */
export function Annexes(props: AnnexesProps) {
  const say = useWords(words)
  const { minutes, language } = props
  return minutes.annexes.map((annex) => (
    <section key={annex.letter} className={styles['annex']}>
      <h2>
        {say('annex', { letter: annex.letter })} <Lang text={annex.title} wished={language} />
      </h2>
      <AnnexBody annex={annex} {...props} />
    </section>
  ))
}

function AnnexBody({ annex, minutes, record, card, language }: AnnexesProps & { annex: Annex }): ReactNode {
  switch (annex.of.kind) {
    case 'agenda':
      return <AgendaAnnex minutes={minutes} language={language} />
    case 'delegates':
      return <DelegatesAnnex minutes={minutes} language={language} />
    case 'actions':
      return <ActionsAnnex minutes={minutes} record={record} card={card} language={language} />
    case 'paper':
      return <p>{annex.of.symbol}</p>
  }
}

function AgendaAnnex({ minutes, language }: { minutes: MinutesCard; language: Language }) {
  return (
    <ol className={styles['annexList']}>
      {minutes.items.map((item) => (
        <li key={item.id}>
          <span>{item.number}</span> <Lang text={item.title} wished={language} />
        </li>
      ))}
    </ol>
  )
}

function DelegatesAnnex({ minutes, language }: { minutes: MinutesCard; language: Language }) {
  return minutes.attendance
    .filter(({ present }) => present)
    .map((each) => (
      <div key={each.delegation} className={styles['delegation']}>
        <h3>
          <Lang text={each.name} wished={language} />
        </h3>
        <ul>
          {each.people.map((person, at) => (
            <li key={at}>
              <Lang text={person} wished={language} />
            </li>
          ))}
        </ul>
      </div>
    ))
}

function ActionsAnnex({ minutes, record, card, language }: AnnexesProps) {
  const say = useWords(words)
  const actions = record.blocks.filter((block) => block.opens && !block.withheld)
  if (actions.length === 0) return <p>{say('tasks.none')}</p>
  return (
    <table className={tableStyles.table}>
      <thead>
        <tr>
          <th scope="col">{say('actions.number')}</th>
          <th scope="col">{say('actions.what')}</th>
          <th scope="col">{say('actions.owners')}</th>
          <th scope="col">{say('due.title')}</th>
        </tr>
      </thead>
      <tbody>
        {actions.map((block) => {
          const texts = Object.fromEntries(
            Object.entries(block.text).map(([each, runs]) => [each, plainText(runs)] as const),
          )
          const text = inLanguage(texts, language)
          return (
            <tr key={block.id}>
              <td className={tableStyles['whole']}>
                {minutes.commitments.find(({ blockId }) => blockId === block.id)?.number ?? '–'}
              </td>
              <td lang={text.language}>{text.text}</td>
              <td>{block.owners.join(', ') || '–'}</td>
              <td>{block.due ? writeDueIn(block.due, language, card.timeZone) : '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
