/** What takes part in the texts of minutes beside writing: phrases, mentions, pasting, finding, marking. */
import type { DocumentCard } from '@tandem/shared/documents'
import { DelegationCode } from '@tandem/shared/ids'
import { delegationNames, type MinutesCard } from '@tandem/shared/minutes'
import { type Language, textKinds } from '@tandem/shared/words'
import { Plugin } from '@tiptap/pm/state'
import { useCallback, useEffect, useMemo } from 'react'
import { announce } from '../../lib/announce'
import { useWords } from '../../lib/i18n'
import { outcomeName } from '../../lib/outcomes'
import { domainNow } from '../../lib/time'
import { showToast } from '../../ui'
import { storeImage } from './api'
import { Finder } from './find/finder'
import type { MinutesDesk } from './model/minutes-desk'
import { writeDueShort } from './model/write-due'
import { placeImages } from './paste/place-images'
import { pasting } from './paste/take-paste'
import { words as pasteWords } from './paste/words'
import { Mentions } from './phrases/mentions'
import { PhraseReader, type Understood } from './phrases/phrase-reader'
import { words as phraseWords } from './phrases/words'
import { knownSymbols } from './text/known-symbols'
import { MarkedWords } from './text/marked-words'
import { NearMarks } from './text/near-marks'

export interface WordTools {
  finder: Finder
  mentions: Mentions
  phrases: PhraseReader
  /** For the text in one language. */
  plugins: (language: Language) => Plugin[]
}

interface Around {
  card: DocumentCard
  minutes: MinutesCard | null
  language: Language
}

export function useWordTools(desk: MinutesDesk, { card, minutes, language }: Around): WordTools {
  const sayPaste = useWords(pasteWords)
  const sayPhrase = useWords(phraseWords)

  const parts = useMemo(() => {
    const near = new Map<Language, NearMarks>()
    const refresh = () => {
      for (const marks of near.values()) marks.refresh()
    }
    const finder = new Finder(desk, refresh)
    const marked = new MarkedWords(desk, refresh)
    const mentions = new Mentions(desk)
    const phrases = new PhraseReader(desk)
    return { near, finder, marked, mentions, phrases }
  }, [desk])

  useEffect(() => {
    const delegations = card.delegations.flatMap(({ code, name }) => {
      const parsed = DelegationCode.safeParse(code)
      return parsed.success ? [{ code: parsed.data, name }] : []
    })
    const names = delegationNames(delegations)
    parts.mentions.offer(delegations, names)
    const { dates } = card.meeting
    parts.phrases.readBy(dates && { names, reference: dates.end })
    parts.marked.know(minutes?.glossary ?? [], knownSymbols(card, minutes), (term) =>
      sayPhrase('missing', { term }),
    )
  }, [parts, card, minutes, sayPhrase])

  useEffect(() => {
    parts.phrases.tell((understood) => {
      const text = inWords(understood, language, card.timeZone, sayPhrase)
      if (text) announce(text)
    })
  }, [parts, language, card.timeZone, sayPhrase])

  useEffect(() => {
    const stops = [parts.finder.start(), parts.phrases.start()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [parts])

  const plugins = useCallback(
    (of: Language): Plugin[] => {
      const paints = [parts.finder.paint(of), parts.marked.paint(of)]
      // A term is missing or there by what the other side says.
      const onEdited = () => {
        for (const [language, others] of parts.near) if (language !== of) others.refreshLater()
      }
      const marks = new NearMarks((paragraph) => paints.flatMap((paint) => paint(paragraph)), onEdited)
      parts.near.set(of, marks)
      const ways = {
        desk,
        onRefused: (reason: Parameters<Parameters<typeof pasting>[0]['onRefused']>[0]) =>
          showToast({ text: sayPaste(`refused.${reason}`) }),
        onPasted: (blocks: number) => announce(sayPaste('pasted', { blocks })),
      }
      return [
        marks.plugin,
        parts.mentions.plugin(of),
        // Behind the list of delegations, which Escape closes first.
        new Plugin({
          props: { handleKeyDown: (_view, { key }) => key === 'Escape' && parts.phrases.takeBack() },
        }),
        pasting(
          {
            ...ways,
            onImages: (images, view) => {
              announce(sayPaste('imageOnItsWay'))
              void placeImages(
                {
                  desk,
                  language: of,
                  store: (image) => storeImage(card.id, image),
                  onRefused: (reason) => showToast({ text: sayPaste(`refused.${reason}`) }),
                  onPlaced: () => announce(sayPaste('imagePlaced')),
                },
                images,
                view,
              )
            },
          },
          of,
        ),
      ]
    },
    [parts, desk, card.id, sayPaste],
  )
  return { ...parts, plugins }
}

function inWords(
  understood: Understood,
  language: Language,
  zone: string,
  say: ReturnType<typeof useWords<typeof phraseWords>>,
): string {
  if (understood.kind === 'became') {
    const { act } = understood
    return act.kind === 'outcome' ? outcomeName(act.verb, language) : textKinds[act.kind][language]
  }
  const owners =
    understood.owners.length > 0 ? [say('read.owners', { owners: understood.owners.join(', ') })] : []
  const due = understood.due
    ? [say('read.due', { due: writeDueShort(understood.due, language, zone, domainNow()) })]
    : []
  return say(understood.kind, { what: [...owners, ...due].join(', ') })
}
