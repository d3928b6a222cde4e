import { useQuery } from '@tanstack/react-query'
import type { DecisionView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { outcomeVerbs, type OutcomeVerb } from '@tandem/shared/words'
import { ChevronDown, Search } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { Button, EmptyState, Menu, MenuChecks } from '../../../ui'
import { decisionsQuery } from '../api'
import { decisionWords } from '../words'
import { DecisionList } from './decision-list'
import styles from './decisions.module.css'
import { byMeeting, forces, readDecisionsView, writeDecisionsView, type DecisionsView } from './view'

/** What did we decide about it: every outcome of the group's minutes, with what it weighs. */
export function Decisions({ overview }: { overview: GroupOverview }) {
  const say = useWords(decisionWords)
  const { view, show } = useDecisionsView()
  const { data, error, isPending, refetch } = useQuery(decisionsQuery(overview.id, view.about.trim()))
  const decisions = data?.decisions
  const meetings = useMemo(() => byMeeting(decisions ?? [], view), [decisions, view])
  const count = meetings.reduce((sum, meeting) => sum + meeting.decisions.length, 0)
  const isPlain = view.about === '' && view.verbs.length + view.forces.length === 0
  return (
    <div className={styles.decisions}>
      <header className={styles.head}>
        <h1>{say('title')}</h1>
        {decisions && <span className={styles.count}>{say('count', { count })}</span>}
      </header>
      <AboutField about={view.about} onChange={show} />
      <Filters decisions={decisions ?? []} view={view} onChange={show} />
      {isPending && <Waiting />}
      {!decisions && error && <Unreachable onRetry={() => void refetch()} />}
      {decisions && count === 0 && (
        <div className={styles.empty}>
          <EmptyState
            title={say(isPlain ? 'none.title' : 'noMatch.title')}
            text={say(isPlain ? 'none.text' : 'noMatch.text')}
          />
        </div>
      )}
      <DecisionList meetings={meetings} overview={overview} />
    </div>
  )
}

function useDecisionsView() {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readDecisionsView(params), [params])
  const show = useCallback(
    (change: Partial<DecisionsView>) =>
      setParams((now) => writeDecisionsView({ ...readDecisionsView(now), ...change }), { replace: true }),
    [setParams],
  )
  return { view, show }
}

function Waiting() {
  const say = useWords(common)
  return <p className={styles.dim}>{say('loading')}</p>
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const say = useWords(decisionWords)
  const sayCommon = useWords(common)
  return (
    <p className={styles.failed} role="alert">
      {say('unreachable')} <Button onClick={onRetry}>{sayCommon('retry')}</Button>
    </p>
  )
}

// A word is rarely longer in the typing than this.
const askAfter = 250

/** Asks once the typing pauses, and never in the middle of a syllable. */
function AboutField({ about, onChange }: { about: string; onChange: FiltersProps['onChange'] }) {
  const say = useWords(decisionWords)
  const [typed, setTyped] = useState(about)
  const [isComposing, setComposing] = useState(false)
  // The address may change without the field, as on the way back.
  const [known, setKnown] = useState(about)
  if (known !== about) {
    setKnown(about)
    if (typed.trim() !== about) setTyped(about)
  }
  useEffect(() => {
    if (isComposing || typed.trim() === about) return undefined
    const timer = setTimeout(() => onChange({ about: typed.trim() }), askAfter)
    return () => clearTimeout(timer)
  }, [typed, about, isComposing, onChange])
  return (
    <label className={styles.search}>
      <Search aria-hidden="true" />
      <input
        type="search"
        aria-label={say('search')}
        placeholder={`${say('search')}…`}
        title={say('searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </label>
  )
}

interface FiltersProps {
  decisions: readonly DecisionView[]
  view: DecisionsView
  onChange: (change: Partial<DecisionsView>) => void
}

function Filters({ decisions, view, onChange }: FiltersProps) {
  const say = useWords(decisionWords)
  const language = useLanguage()
  const nameOf = (verb: OutcomeVerb) => outcomeVerbs[verb][language]
  const present = (Object.keys(outcomeVerbs) as OutcomeVerb[]).filter(
    (verb) => view.verbs.includes(verb) || decisions.some((one) => one.verb === verb),
  )
  return (
    <div className={styles.filters}>
      <FilterMenu name={say('filter.verb')} values={view.verbs.map(nameOf)}>
        <MenuChecks
          label={say('filter.verb')}
          values={view.verbs}
          options={present.map((verb) => ({
            value: verb,
            label: nameOf(verb),
            hint: decisions.filter((one) => one.verb === verb).length,
          }))}
          onChange={(verbs) => onChange({ verbs })}
        />
      </FilterMenu>
      <FilterMenu name={say('filter.force')} values={view.forces.map((force) => say(`force.${force}`))}>
        <MenuChecks
          label={say('filter.force')}
          values={view.forces.map(String)}
          options={forces.map((force) => ({
            value: String(force),
            label: say(`force.${force}`),
            hint: force,
          }))}
          onChange={(chosen) =>
            onChange({ forces: forces.filter((force) => chosen.includes(String(force))) })
          }
        />
      </FilterMenu>
      {view.verbs.length + view.forces.length > 0 && (
        <Button size="small" look="quiet" onClick={() => onChange({ verbs: [], forces: [] })}>
          {say('filter.clear')}
        </Button>
      )}
    </div>
  )
}

interface FilterMenuProps {
  name: string
  values: readonly string[]
  children: ReactNode
}

function FilterMenu({ name, values, children }: FilterMenuProps) {
  const say = useWords(decisionWords)
  return (
    <Menu
      align="start"
      label={name}
      trigger={
        <Button size="small">
          <span className={styles.chosen}>
            {values.length > 0 ? say('filter.with', { name, values: values.join(', ') }) : name}
          </span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {children}
    </Menu>
  )
}
