import { numberItems } from '@tandem/shared/agendas'
import { followMinutes, readAgenda, readKind } from '@tandem/shared/documents'
import { numberParagraphs } from '@tandem/shared/minutes'
import type { Participant } from '@tandem/shared/protocol'
import { useCallback, useEffect, useState } from 'react'
import type * as Y from 'yjs'

// Reading costs what the document is long, and a number that lags by a moment harms nobody.
const readsEveryMs = 2_000

/** Where someone is, by the number people call it: of an item, or of a paragraph. */
export function usePlaceNumbers(doc: Y.Doc): (participant: Participant) => string | null {
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      const numbers = readNumbers(doc)
      setNumbers((before) => (isSame(before, numbers) ? before : numbers))
    }
    const onUpdate = () => {
      timer ??= setTimeout(read, readsEveryMs)
    }
    read()
    doc.on('update', onUpdate)
    return () => {
      doc.off('update', onUpdate)
      clearTimeout(timer)
    }
  }, [doc])
  return useCallback(({ place }) => numbers.get(place?.itemId ?? place?.blockId ?? '') ?? null, [numbers])
}

function readNumbers(doc: Y.Doc): Map<string, string> {
  const numbers =
    readKind(doc) === 'record' ? numberParagraphs(followMinutes(doc).read()) : numberItems(readAgenda(doc))
  return new Map([...numbers].map(([id, number]) => [id as string, String(number)]))
}

function isSame(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return before.size === after.size && [...after].every(([id, number]) => before.get(id) === number)
}
