import { itemKinds, kindsOfAction, type Language } from '@tandem/shared/words'
import { Paperclip } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { classes, Runs, VisuallyHidden } from '../../../ui'
import type { ItemEntry } from '../model/list-entries'
import propStyles from '../props.module.css'
import styles from '../row.module.css'
import textStyles from '../texts.module.css'
import { words } from '../words'
import { ActionSign } from './action-sign'
import { isPlain, rowClasses, textClasses } from './item-classes'
import { ItemClock } from './item-clock'
import { OverrunMark } from './overrun-mark'

interface ReaderRowProps extends Omit<ItemEntry, 'kind'> {
  /** The agenda's languages, the one with the large titles first. */
  languages: readonly Language[]
  /** The interface's language. */
  language: Language
  /** Under the page's title, or under a day's. */
  heading: 'h2' | 'h3'
  venueZone: string
  myTimeZone: string
  under: ReactNode
}

/** One item, to be read. */
export const ReaderRow = memo(function ReaderRow(props: ReaderRowProps) {
  const { item, day, number, mark, startsAt, overrun, languages, language, heading } = props
  const { venueZone, myTimeZone, under } = props
  const say = useWords(words)
  return (
    <li id={item.id} tabIndex={-1} className={rowClasses(item, styles['reading'])}>
      <ItemClock day={day} startsAt={startsAt} overrun={overrun} venueZone={venueZone} ownZone={myTimeZone} />
      <span className={styles['no']} aria-hidden="true">
        {mark}
      </span>
      <div className={textClasses(item)}>
        <VisuallyHidden>{number === undefined ? say('break') : say('item', { number })}</VisuallyHidden>
        <ReaderTitles item={item} languages={languages} language={language} heading={heading} />
        {languages.map((each) =>
          (item.annotation[each] ?? []).map((runs, at) => (
            <p key={`${each} ${at}`} className={textStyles['annotation']} lang={each}>
              <Runs runs={runs} />
            </p>
          )),
        )}
        {!isPlain(item) && <ReaderProps item={item} language={language} />}
        {under}
      </div>
      <div className={styles['dur']}>
        {item.minutes > 0 && (
          <span className={classes(styles['minutes'], overrun > 0 && styles['over'])}>
            {say('nMin', { n: item.minutes })}
          </span>
        )}
        <OverrunMark minutes={overrun} />
      </div>
    </li>
  )
})

type Item = ItemEntry['item']

interface ReaderTitlesProps {
  item: Item
  languages: readonly Language[]
  language: Language
  heading: 'h2' | 'h3'
}

function ReaderTitles({ item, languages, language, heading: Heading }: ReaderTitlesProps) {
  const written = languages.filter((each) => (item.title[each] ?? []).length > 0)
  const [main, ...others] = written
  if (!main) return <Heading className={textStyles['main']}>{itemKinds[item.kind][language]}</Heading>
  return (
    <>
      <Heading className={classes(textStyles['title'], textStyles['main'])} lang={main}>
        <Runs runs={item.title[main] ?? []} />
      </Heading>
      {others.map((each) => (
        <p key={each} className={classes(textStyles['title'], textStyles['second'])} lang={each}>
          <Runs runs={item.title[each] ?? []} />
        </p>
      ))}
    </>
  )
}

function ReaderProps({ item, language }: { item: Item; language: Language }) {
  const say = useWords(words)
  return (
    <p className={propStyles['props']}>
      <span
        className={classes(
          propStyles['prop'],
          kindsOfAction[item.action] === 'decision' && propStyles['decision'],
        )}
      >
        <VisuallyHidden>{say('actionLabel')}: </VisuallyHidden>
        <ActionSign action={item.action} language={language} />
      </span>
      {item.leads.length > 0 && (
        <span className={propStyles['prop']}>
          <VisuallyHidden>{say('leadLabel')}: </VisuallyHidden>
          {item.leads.map((code) => (
            <span key={code} className={propStyles['code']}>
              {code}
            </span>
          ))}
        </span>
      )}
      {item.papers.map((symbol) => (
        <span key={symbol} className={classes(propStyles['prop'], propStyles['paper'])}>
          <Paperclip aria-hidden="true" />
          {symbol}
        </span>
      ))}
    </p>
  )
}
