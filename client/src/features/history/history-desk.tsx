import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ComparedPassage, Timeline } from '@tandem/shared/history'
import { Bookmark, Copy, History as HistoryIcon, RotateCcw, Send } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { announce } from '../../lib/announce'
import { copyText } from '../../lib/copy-text'
import { useFailureInWords } from '../../lib/failure'
import { common, useWords } from '../../lib/i18n'
import { useStore } from '../../lib/store'
import { useMedia } from '../../lib/use-media'
import { Button, classes, Drawer } from '../../ui'
import { comparisonQuery, touchedQuery } from './api'
import { reversed } from './model/reversed'
import { factsOf } from './model/summary'
import { useVersionNames } from './model/version-names'
import { viewChoices } from './model/view-choices'
import { Centre } from './parts/centre'
import { ChangeMap } from './parts/change-map'
import { ChangesByItem } from './parts/changes-by-item'
import { CompareBar } from './parts/compare-bar'
import { ComparedText } from './parts/compared-text'
import { Dialogs } from './parts/dialogs'
import { PassageActions } from './parts/passage-actions'
import styles from './parts/screen.module.css'
import { Scrubber } from './parts/scrubber'
import { StageView } from './parts/stage-view'
import { Summary } from './parts/summary'
import { authorKey, type TimelineChoice, VersionTimeline } from './parts/version-timeline'
import { Wordings } from './parts/wordings'
import { useAsks } from './use-asks'
import { useChanges } from './use-changes'
import type { ComparedChoice } from './use-compared'
import { useHistoryKeys } from './use-history-keys'
import { usePlayer } from './use-player'
import { useView } from './use-view'
import type { HistoryScreenProps } from './view'
import { ViewProvider } from './view-provider'
import { words } from './words'

type HistoryDeskProps = HistoryScreenProps & ComparedChoice & { timeline: Timeline }

/** The screen once the timeline is known: bar, changes by item, text, versions, scrubber. */
export function HistoryDesk(props: HistoryDeskProps) {
  const { card, timeline, compared, marks, pick, swap, movedOn, takeIn, address } = props
  const { language, languages, itemNumber, sides, onCompared } = props
  const say = useWords(words)
  const sayCommon = useWords(common)
  const inWords = useFailureInWords()
  const { authors } = useStore(viewChoices)
  const { from, to, isReversed } = compared
  const query = useQuery({
    ...comparisonQuery(card.id, from, to),
    placeholderData: keepPreviousData,
  })
  const comparison = useMemo(
    () => (query.data ? (isReversed ? reversed(query.data) : query.data) : null),
    [query.data, isReversed],
  )
  const isCompared = comparison !== null
  useEffect(() => {
    if (isCompared) onCompared()
  }, [isCompared, onCompared])
  const view = useView({
    card,
    comparison,
    compared,
    marks,
    pick,
    language,
    languages,
    itemNumber,
    mayName: timeline.firstSeq === 0,
  })
  const names = useVersionNames(timeline)
  const [choice, setChoice] = useState<TimelineChoice>({ namedOnly: false, author: null, section: null })
  const author = useMemo(() => {
    if (choice.author === null || !comparison) return null
    return comparison.authors.findIndex((each) => authorKey(each) === choice.author)
  }, [choice.author, comparison])
  const filter = useMemo(() => ({ author, section: choice.section }), [author, choice.section])
  const changes = useChanges(comparison, filter, view.placeOf)
  const facts = useMemo(
    () =>
      comparison
        ? factsOf(
            changes.list,
            filter.author === null && filter.section === null ? comparison.passages : [],
            view.naming,
            view.placeOf,
          )
        : [],
    [comparison, changes.list, filter, view],
  )
  const touched = useQuery(touchedQuery(card.id, choice.section, from, timeline.headSeq)).data?.seqs ?? null
  const player = usePlayer(card.id, to)
  const { asks, setAsks, askName, restorePassage, restoreWhole, circulate } = useAsks({
    timeline,
    player,
    names,
    view,
  })
  const [wordingsOf, setWordingsOf] = useState<ComparedPassage | null>(null)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const isNarrow = useMedia('(max-width: 1180px)')

  const copyLink = useCallback(
    (passage?: ComparedPassage) => {
      const link = `${window.location.origin}/documents/${card.id}/history?${address}${passage ? `#${passage.id}` : ''}`
      void copyText(link).then(() => announce(say('linkCopied')))
    },
    [card.id, address, say],
  )
  const isFrozen = timeline.versions.some(({ seq, kind }) => seq === marks.B && kind === 'circulated')
  const { select } = changes
  const escape = useCallback(() => {
    if (player.state.get().shows === 'text') player.stop()
    else select(null)
  }, [player, select])
  useHistoryKeys({
    player,
    compared,
    pick,
    onStep: changes.step,
    onName: view.mayName && !isFrozen ? askName : null,
    onEscape: escape,
  })
  const actionsOf = useCallback(
    (passage: ComparedPassage) => (
      <PassageActions
        passage={passage}
        onRestore={() => restorePassage(passage, marks.A, passage.state === 'added')}
        onWordings={() => {
          setWordingsOf(passage)
          setSheetOpen(true)
        }}
        onCopyLink={copyLink}
      />
    ),
    [restorePassage, marks.A, copyLink],
  )
  const currentSection =
    changes.shown.find(({ passages }) => passages.some(({ id }) => id === changes.currentId)) ?? null

  return (
    <ViewProvider value={view}>
      <div className={classes(styles.history, !authors && styles.plain)}>
        <h1 className={styles.title}>{say('pageTitle', { symbol: card.symbol })}</h1>
        <CompareBar
          timeline={timeline}
          changes={{ at: changes.at, count: changes.list.length }}
          onStep={changes.step}
          onSwap={swap}
          movedOn={movedOn}
          onTakeIn={takeIn}
        >
          {isNarrow && (
            <Button size="small" aria-expanded={isSheetOpen} onClick={() => setSheetOpen(true)}>
              <HistoryIcon aria-hidden="true" />
              {say('versions')}
            </Button>
          )}
        </CompareBar>
        <ChangesByItem
          sections={changes.shown}
          currentSection={currentSection}
          onGoTo={(section) => {
            const first = section.passages.find((passage) => changes.list.includes(passage))
            const place = first ?? section.head
            if (place) changes.goTo(place.id)
          }}
        />
        <Centre
          player={player}
          isBusy={query.isFetching}
          map={<ChangeMap rows={changes.rows} onGoTo={changes.goTo} />}
          stage={<StageView player={player} names={names} itemNumber={itemNumber} sides={sides} />}
        >
          {query.error && !query.data && (
            <div className={styles.failedHere} role="alert">
              <p>{say('failed.text', { why: inWords(query.error) ?? '' })}</p>
              <Button onClick={() => void query.refetch()}>{sayCommon('retry')}</Button>
            </div>
          )}
          {!comparison && !query.error && (
            <p className={styles.loading} role="status">
              {say('comparing')}
            </p>
          )}
          {comparison && changes.list.length === 0 && (
            <div className={styles.nothing} role="status">
              <p>{say(filter.author === null && filter.section === null ? 'nothing' : 'nothingOf')}</p>
              <p>{say('nothing.hint')}</p>
            </div>
          )}
          {comparison && (
            <>
              {sides && (
                <div className={classes(styles.sides, changes.list.length > 0 && styles.besideHeading)}>
                  {sides}
                </div>
              )}
              {changes.list.length > 0 && (
                <Summary facts={facts} changes={changes.list} onGoTo={changes.goTo} />
              )}
              <ComparedText
                // Another comparison begins with its first rows again.
                key={`${comparison.fromSeq} ${comparison.toSeq} ${isReversed}`}
                rows={changes.rows}
                currentId={changes.currentId}
                onSelect={changes.select}
                onOpenFold={changes.openFold}
                actionsOf={actionsOf}
              />
            </>
          )}
        </Centre>
        <Drawer
          label={say('versions')}
          edge="foot"
          className={styles.rail}
          isDrawer={isNarrow}
          isOpen={isSheetOpen}
          onClose={() => setSheetOpen(false)}
        >
          {wordingsOf ? (
            <Wordings
              passage={wordingsOf}
              isInDrawer={isNarrow}
              onRestore={(seq) => restorePassage(wordingsOf, seq, false)}
              onClose={() => setWordingsOf(null)}
            />
          ) : (
            <VersionTimeline
              timeline={timeline}
              choice={choice}
              onChoose={(change) => setChoice({ ...choice, ...change })}
              sections={changes.sections}
              touched={touched}
              onEdit={(version) => setAsks({ kind: 'name', named: { version } })}
            >
              {view.mayName && (
                <Button
                  look="primary"
                  className={styles.wide}
                  disabledBecause={isFrozen ? say('name.frozen') : null}
                  onClick={askName}
                >
                  <Bookmark aria-hidden="true" />
                  {say('name.act')}
                </Button>
              )}
              {view.mayEdit && (
                <Button onClick={() => restoreWhole(marks.A)}>
                  <RotateCcw aria-hidden="true" />
                  {say('restore.act', { mark: 'A' })}
                </Button>
              )}
              <Button className={view.mayEdit ? undefined : styles.wide} onClick={() => copyLink()}>
                <Copy aria-hidden="true" />
                {say('copyLink')}
              </Button>
              {view.mayCirculate && (
                <Button className={styles.wide} onClick={circulate}>
                  <Send aria-hidden="true" />
                  {say('circulate.act')}
                </Button>
              )}
            </VersionTimeline>
          )}
        </Drawer>
        <Scrubber timeline={timeline} player={player} names={names} />
      </div>
      <Dialogs asks={asks} onClose={() => setAsks(null)} onCame={takeIn} />
    </ViewProvider>
  )
}
