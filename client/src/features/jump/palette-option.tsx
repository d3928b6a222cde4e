import { inLanguage, type Language } from '@tandem/shared/words'
import { Command } from 'cmdk'
import {
  Calendar,
  CornerDownRight,
  FileText,
  List,
  ListChecks,
  ListTree,
  Paperclip,
  CalendarRange,
  Pilcrow,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { useLanguage } from '../../lib/i18n'
import { Kbd } from '../../ui'
import type { Entry } from './entries'
import { matchedPart } from './match'
import styles from './palette.module.css'

const icons: Record<Exclude<Entry['section'], 'recent'>, LucideIcon> = {
  group: Users,
  meeting: Calendar,
  document: FileText,
  item: List,
  section: ListTree,
  paragraph: Pilcrow,
  commitment: ListChecks,
  paper: Paperclip,
  activity: CalendarRange,
  do: CornerDownRight,
}

interface PaletteOptionProps {
  entry: Entry
  query: string
  onChoose: (entry: Entry) => void
}

export function PaletteOption({ entry, query, onChoose }: PaletteOptionProps) {
  const language = useLanguage()
  const Icon = icons[entry.section === 'recent' ? 'document' : entry.section]
  const { name, other } = namesOf(entry, language, query)
  return (
    <Command.Item className={styles.option} value={entry.id} onSelect={() => onChoose(entry)}>
      <Icon aria-hidden="true" />
      <span className={styles.text}>
        <span>
          {entry.symbol && (
            <span className={styles.symbol}>
              <Marked text={entry.symbol} query={query} />{' '}
            </span>
          )}
          <span lang={name.language}>
            <Marked text={name.text} query={query} />
          </span>
        </span>
        {other && (
          <span className={styles.within} lang={other.language}>
            <Marked text={other.text} query={query} />
          </span>
        )}
        {entry.within && <span className={styles.within}>{entry.within}</span>}
      </span>
      {entry.keys ? (
        <Kbd keys={entry.keys} />
      ) : (
        <span className={styles.enter}>
          <Kbd keys="Enter" />
        </span>
      )}
    </Command.Item>
  )
}

/** The reader's language first; the other one too when it is the one that was found. */
function namesOf(entry: Entry, language: Language, query: string) {
  const name = inLanguage(entry.name, language)
  const otherLanguage = name.language === 'ko' ? 'en' : 'ko'
  const otherText = entry.name[otherLanguage]
  const isOnlyThere =
    otherText !== undefined && !matchedPart(name.text, query) && matchedPart(otherText, query) !== null
  return { name, other: isOnlyThere ? { text: otherText, language: otherLanguage } : null }
}

function Marked({ text, query }: { text: string; query: string }) {
  const part = matchedPart(text, query)
  if (!part) return <>{text}</>
  return (
    <>
      {text.slice(0, part.start)}
      <mark>{text.slice(part.start, part.end)}</mark>
      {text.slice(part.end)}
    </>
  )
}
