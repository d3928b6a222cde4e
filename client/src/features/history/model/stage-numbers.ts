/** The numbers of a record by its texts as they stand at one step, not as the record had them when it was given whole. */
import { numberItems } from '@tandem/shared/agendas'
import type { CanonicalRecord, MinutesBlock, Run } from '@tandem/shared/documents'
import { type TextKey, textKeys } from '@tandem/shared/history'
import { markLists, numberInOrder, numberNotes } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'

export type Texts = ReadonlyMap<TextKey, readonly Run[]>

export class StageNumbers {
  private readonly itemNumber: (id: string) => string | null
  private readonly keysOfBlocks = new WeakMap<MinutesBlock, readonly TextKey[]>()

  /** @param itemNumber the number of an item of the agenda that minutes follow */
  constructor(itemNumber: (id: string) => string | null) {
    this.itemNumber = itemNumber
  }

  /** Of items, paragraphs and footnotes; of list items what stands before them; of headings that of their item. */
  of(record: CanonicalRecord, texts: Texts): ReadonlyMap<string, string> {
    if (record.kind === 'agenda') return new Map(numberItems(record))
    const numbers = new Map<string, string>()
    const isFilled = (block: MinutesBlock) =>
      block.withheld === true ||
      this.keysIn(block, record.languages).some((key) => texts.get(key)?.some((run) => run.text !== ''))
    const paragraphs = numberInOrder(record.blocks, isFilled)
    for (const [id, number] of [...paragraphs, ...this.notesOf(record, texts)])
      numbers.set(id, String(number))
    for (const [id, mark] of markLists(record.blocks)) numbers.set(id, mark)
    const named = new Set<string>()
    for (const { id, kind, item } of record.blocks) {
      if (kind !== 'heading' || item === null || named.has(item)) continue
      named.add(item)
      numbers.set(id, this.itemNumber(item) ?? '')
    }
    return numbers
  }

  notesOf(record: CanonicalRecord, texts: Texts): ReadonlyMap<string, number> {
    if (record.kind === 'agenda') return new Map()
    return numberNotes(record.blocks, record.languages, (block, language) =>
      texts.get(textKeys.block(block.id, language)),
    )
  }

  /** Asked for of every block with each that comes or goes. */
  private keysIn(block: MinutesBlock, languages: readonly Language[]): readonly TextKey[] {
    const known = this.keysOfBlocks.get(block)
    if (known?.length === languages.length) return known
    const keys = languages.map((language) => textKeys.block(block.id, language))
    this.keysOfBlocks.set(block, keys)
    return keys
  }
}
