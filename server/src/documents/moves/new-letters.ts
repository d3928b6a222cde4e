/** The letters that came with an update, text by text, where they stand now. */
import { minutesTextOf } from '@tandem/shared/documents'
import type { UserId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { rowsOf } from './copied.js'
import { isSame } from './follow.js'
import { type Letter, letterAt, lettersOf, textsIn } from './letters.js'
import type { Mending } from './mending.js'

export interface NewLetter extends Letter {
  /** Itself, or what the server put where it belongs: it was for a block that had been moved. */
  readonly stands: Id
  /** How many letters of the text come before it. */
  readonly index: number
}

type LateLetter = Omit<NewLetter, 'index'>

export interface NewText {
  readonly element: Y.XmlElement
  readonly text: Y.XmlText
  /** In the order of the text. */
  readonly letters: readonly NewLetter[]
  /** They were there before the update. */
  readonly isOld: boolean
}

/** In the order of the language; texts without any are left out. */
export function newTexts(mending: Mending, language: Language): NewText[] {
  const late = lateLetters(mending)
  return textsAndElements(mending, language).flatMap(({ element, text }) => {
    if (!hasNew(mending, text)) return []
    const here = lettersOf(text).filter(isStandingChar)
    const letters = here.flatMap((letter, index): NewLetter[] => {
      if (mending.cameWith(letter)) return [{ ...letter, stands: letter, index }]
      const own = late.find(({ stands }) => isSame(stands, letter))
      return own ? [{ ...own, index }] : []
    })
    return letters.length > 0 ? [{ element, text, letters, isOld: false }] : []
  })
}

/** Told item by item: a long record has few texts that are new, and many letters. */
function hasNew(mending: Mending, text: Y.XmlText): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id
    if (mending.isNew({ client, clock: clock + item.length - 1 })) return true
  }
  return false
}

/** What a person wrote and has stored before: a large update comes in pieces, its deletions last and alone. */
export async function ownTexts(mending: Mending, language: Language): Promise<NewText[]> {
  const owners = new Map<number, UserId | null>()
  const texts = textsAndElements(mending, language).map(({ element, text }) => {
    return { element, text, letters: lettersOf(text).filter(isStandingChar) }
  })
  for (const { client } of texts.flatMap(({ letters }) => letters)) {
    if (!owners.has(client)) owners.set(client, await mending.ownerOf(client))
  }
  return texts.flatMap(({ letters, ...place }) => {
    const own = letters.filter(({ client }) => owners.get(client) === mending.author)
    return own.length > 0
      ? [
          {
            ...place,
            letters: own.map((each) => ({ ...each, stands: each, index: letters.indexOf(each) })),
            isOld: true,
          },
        ]
      : []
  })
}

function textsAndElements(
  { copy }: Mending,
  language: Language,
): { element: Y.XmlElement; text: Y.XmlText }[] {
  return minutesTextOf(copy, language)
    .toArray()
    .flatMap((element) =>
      element instanceof Y.XmlElement ? textsIn(element).map((text) => ({ element, text })) : [],
    )
}

/** For blocks that are gone, or went as second copies, and already where they belong. */
function lateLetters(mending: Mending): LateLetter[] {
  const { copy } = mending
  return mending.written.flatMap(({ client, clock, content }) => {
    if (content.is !== 'letters' || letterAt(copy, { client, clock })) return []
    return lettersAt(mending, { client, clock }, content.text)
  })
}

function lettersAt(mending: Mending, { client, clock }: Id, text: string): LateLetter[] {
  return Array.from({ length: text.length }, (_, at) => at).flatMap((at): LateLetter[] => {
    const id = { client, clock: clock + at }
    const stands = mending.standingCopy(id)
    // What was there before is the text of others, which it was a copy of.
    if (!stands || !mending.isNew(stands)) return []
    if (letterAt(mending.copy, stands)?.item.deleted !== false) return []
    return [{ ...id, char: text.charAt(at), isStanding: true, marks: {}, stands }]
  })
}

function isStandingChar({ char, isStanding }: Letter): boolean {
  return char !== null && isStanding
}

/** What one person wrote in one go and nothing else stands between. */
export function unbroken(letters: readonly NewLetter[]): NewLetter[][] {
  return rowsOf(letters).flatMap((row) => {
    const parts: NewLetter[][] = []
    for (const letter of row) {
      const part = parts.at(-1)
      if (part && (part.at(-1)?.index ?? 0) + 1 === letter.index) part.push(letter)
      else parts.push([letter])
    }
    return parts
  })
}
