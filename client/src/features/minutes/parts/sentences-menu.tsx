import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../../lib/i18n'
import { Lang, MenuExplained, SubMenu } from '../../../ui'
import { sentencesQuery } from '../api'
import { words } from '../words'
import { type Opened, useBlock, useMinutesView } from './minutes-view'

/** What is usually said under the item of the agenda one is at, with the case in which it is said. */
export function SentencesMenu({ opened: { id, language: writtenIn } }: { opened: Opened }) {
  const say = useWords(words)
  const { acts, card, language } = useMinutesView()
  const { data } = useQuery(sentencesQuery(card.id))
  const item = useBlock(id)?.facts.item
  const sentences = data?.items.find((each) => each.item === item)?.sentences ?? []
  if (sentences.length === 0) return null
  return (
    <SubMenu label={say('menu.sentences')}>
      {sentences.map((sentence) => (
        <MenuExplained
          key={sentence.text[writtenIn] ?? sentence.text.en}
          explanation={
            sentence.when ? <Lang text={sentence.when} wished={language} /> : say('menu.sentenceAlways')
          }
          onSelect={() => acts.laySentence(id, writtenIn, sentence)}
        >
          <Lang text={sentence.text} wished={writtenIn} />
        </MenuExplained>
      ))}
    </SubMenu>
  )
}
