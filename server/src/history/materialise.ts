/** A record as it stood after a row of the log, and whose letters it is made of. */
import { type CanonicalRecord, readRecord, type Run } from '@tandem/shared/documents'
import { type MaterialisedRecord, type OriginRun, type TextKey, textKeys } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'
import { type Letters, LookBack } from './look-back.js'
import type { WholeText } from './whole-text.js'

export function materialise(text: WholeText, seq: number): MaterialisedRecord {
  const look = new LookBack(text.index.at(seq))
  const record = readRecord(text.doc, look)
  let origins: ReadonlyMap<TextKey, readonly OriginRun[]> | null = null
  return {
    seq,
    record,
    // Most who ask for a record do not ask whose it is.
    get origins() {
      return (origins ??= originsIn(record, look.letters, text))
    },
  }
}

function originsIn(
  record: CanonicalRecord,
  letters: ReadonlyMap<Run, Letters>,
  { aliases }: WholeText,
): Map<TextKey, OriginRun[]> {
  const origins = new Map<TextKey, OriginRun[]>()
  for (const [key, runs] of textsOf(record)) {
    const ofText: OriginRun[] = []
    for (const run of runs) {
      const own = letters.get(run) ?? []
      for (let at = 0; at < own.length; at += 3) {
        const [client, clock, length] = [own[at] as number, own[at + 1] as number, own[at + 2] as number]
        for (const origin of aliases.originsOf(client, clock, length)) addRun(ofText, origin)
      }
    }
    origins.set(key, ofText)
  }
  return origins
}

/** Every text of a record under its key. */
export function* textsOf(record: CanonicalRecord): Generator<[TextKey, readonly Run[]]> {
  if (record.kind === 'agenda') {
    for (const { id, title, annotation } of record.items) {
      for (const [language, runs] of inLanguages(title)) yield [textKeys.title(id, language), runs]
      for (const [language, paragraphs] of inLanguages(annotation)) {
        for (const [at, runs] of paragraphs.entries()) yield [textKeys.annotation(id, language, at), runs]
      }
    }
    return
  }
  for (const { id, text, table } of record.blocks) {
    for (const [language, runs] of inLanguages(text)) yield [textKeys.block(id, language), runs]
    for (const [language, rows] of inLanguages(table ?? {})) {
      for (const [row, cells] of rows.entries()) {
        for (const [cell, { text: paragraphs }] of cells.entries()) {
          for (const [at, runs] of paragraphs.entries())
            yield [textKeys.cell(id, language, row, cell, at), runs]
        }
      }
    }
  }
}

function inLanguages<Text>(texts: Partial<Record<Language, Text>>): [Language, Text][] {
  return Object.entries(texts) as [Language, Text][]
}

function addRun(runs: OriginRun[], run: OriginRun): void {
  const last = runs.at(-1)
  if (last && last.client === run.client && last.clock + last.length === run.clock)
    runs[runs.length - 1] = { ...last, length: last.length + run.length }
  else runs.push(run)
}
