import { deletedItems } from '@tandem/shared/agendas'
import { annotationField, plainText, readParagraphs, textOf, titleField } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type * as Y from 'yjs'
import { useWords } from '../../../lib/i18n'
import { Button } from '../../../ui'
import styles from '../agenda.module.css'
import { words } from '../words'
import { useAgendaView } from './agenda-view'

/** What was deleted and can be brought back. Open or closed is one's own affair (PRODUCT C25). */
export function DeletedItems() {
  const say = useWords(words)
  const { desk, acts, languages } = useAgendaView()
  // Read whenever the agenda around it renders: every deletion is a change of its structure.
  const deleted = listDeleted(desk.doc, languages)
  if (deleted.length === 0) return null
  return (
    <details className={styles['trash']}>
      <summary>{say('deletedItems', { count: deleted.length })}</summary>
      <ul>
        {deleted.map(({ id, title, language }) => (
          <li key={id}>
            <span lang={language}>{title || say('unnamed')}</span>
            <Button size="small" onClick={() => acts.bringBack(id)}>
              {say('bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface DeletedItem {
  id: ItemId
  title: string
  language: Language | undefined
}

function listDeleted(doc: Y.Doc, languages: readonly Language[]): DeletedItem[] {
  return deletedItems(doc).flatMap((id) => {
    const titles = languages.map((language) => ({ language, text: wordsOf(doc, id, titleField(language)) }))
    const title = titles.find((each) => each.text !== '')
    const hasWords = title ?? languages.some((language) => wordsOf(doc, id, annotationField(language)) !== '')
    // An item that was added and taken back without a word leaves nothing to bring back.
    return hasWords ? [{ id, title: title?.text ?? '', language: title?.language }] : []
  })
}

function wordsOf(doc: Y.Doc, id: ItemId, field: Parameters<typeof textOf>[2]): string {
  const text = textOf(doc, id, field)
  return text ? readParagraphs(text).map(plainText).join(' ').trim() : ''
}
