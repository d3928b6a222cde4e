import {
  type AgendaItem,
  annotationField,
  textOf,
  type TextField,
  titleField,
} from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import { itemKinds, type Language } from '@tandem/shared/words'
import { memo, useCallback, useEffect, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { classes, VisuallyHidden } from '../../../ui'
import styles from '../texts.module.css'
import { words } from '../words'
import { useAgendaView, useIsCurrent } from './agenda-view'
import { ItemProps } from './item-props'
import { LiveTextField } from './live-text-field'

/** Everything of an item that is words: titles, annotations, and the line of its properties. */
export const ItemTexts = memo(function ItemTexts({ item, numberId }: { item: AgendaItem; numberId: string }) {
  const { desk, languages } = useAgendaView()
  const [annotates, setAnnotates] = useAnnotating(item)
  const annotated = languages.filter((language) => (item.annotation[language] ?? []).length > 0 || annotates)
  const addAnnotation = () => {
    setAnnotates(true)
    const [first] = languages
    if (first) desk.texts.focus({ itemId: item.id, field: annotationField(first) })
  }
  const mayAnnotate = item.kind !== 'break' && annotated.length < languages.length
  return (
    <>
      {languages.map((language, at) => (
        <TitleField key={language} item={item} language={language} isMain={at === 0} numberId={numberId} />
      ))}
      {annotated.map((language) => (
        <AnnotationField key={language} item={item} language={language} numberId={numberId} />
      ))}
      <ItemProps item={item} onAnnotate={mayAnnotate ? addAnnotation : null} />
    </>
  )
})

/** Empty annotations show while one is at the item and has asked for them. */
function useAnnotating(item: AgendaItem): [boolean, (value: boolean) => void] {
  const isCurrent = useIsCurrent(item.id)
  const [annotates, setAnnotates] = useState(false)
  useEffect(() => {
    if (!isCurrent) setAnnotates(false)
  }, [isCurrent])
  return [annotates, setAnnotates]
}

interface TextProps {
  item: AgendaItem
  language: Language
  numberId: string
}

function TitleField({ item, language, isMain, numberId }: TextProps & { isMain: boolean }) {
  const say = useWords(words)
  const onEnter = useEnter()
  const labelId = `${item.id}-title-${language}`
  const isBreak = item.kind === 'break'
  const name = say('titleIn', { language: say(`language.${language}`) })
  return (
    <>
      <VisuallyHidden>
        <span id={labelId}>{name}</span>
      </VisuallyHidden>
      <LiveTextField
        itemId={item.id}
        field={titleField(language)}
        kind="title"
        language={language}
        labelledBy={`${numberId} ${labelId}`}
        placeholder={isBreak ? itemKinds.break[language] : name}
        className={classes(styles['title'], isMain ? styles['main'] : styles['second'])}
        hasGapAbove={isMain}
        onEnter={onEnter}
      />
    </>
  )
}

function AnnotationField({ item, language, numberId }: TextProps) {
  const say = useWords(words)
  const onEnter = useEnter()
  const labelId = `${item.id}-annotation-${language}`
  const name = say('annotationIn', { language: say(`language.${language}`) })
  return (
    <>
      <VisuallyHidden>
        <span id={labelId}>{name}</span>
      </VisuallyHidden>
      <LiveTextField
        itemId={item.id}
        field={annotationField(language)}
        kind="annotation"
        language={language}
        labelledBy={`${numberId} ${labelId}`}
        placeholder={name}
        className={styles['annotation']}
        onEnter={onEnter}
      />
    </>
  )
}

/** Enter in a title goes on: to the title's other language, to the next item, and at the end to a new one. */
function useEnter(): (id: ItemId, field: TextField) => void {
  const { desk, acts, languages } = useAgendaView()
  return useCallback(
    (id: ItemId, field: TextField) => {
      const fields = languages.map(titleField).filter((each) => textOf(desk.doc, id, each))
      const next = fields[fields.indexOf(field) + 1]
      if (next) return desk.texts.focus({ itemId: id, field: next })
      const { items } = desk.store.readNow()
      const following = items[items.findIndex((item) => item.id === id) + 1]
      if (following && fields[0]) desk.texts.focus({ itemId: following.id, field: fields[0] })
      else acts.addBelow(id, 'item')
    },
    [desk, acts, languages],
  )
}
