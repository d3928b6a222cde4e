/** Someone at work in an agenda: titles, annotations, facts, the order, items that come and go. */
import {
  addItem,
  bringBack,
  deletedItems,
  deleteItem,
  moveItem,
  setField,
  setListed,
} from '@tandem/shared/agendas'
import { itemsOf, makeParagraph, readAgenda, textOf } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { RemotePage } from './remote-page.js'

export class AgendaHand extends RemotePage {
  acts(): void {
    const kind = this.random()
    if (kind < 0.45) this.types()
    else if (kind < 0.6) this.takesOut()
    else if (kind < 0.7) this.setsFacts()
    else if (kind < 0.82) this.moves()
    else if (kind < 0.88) this.splits()
    else if (kind < 0.93) this.adds()
    else if (kind < 0.97) this.deletes()
    else this.bringsBack()
  }

  /** Begins another paragraph of an annotation. */
  private splits(): void {
    const item = this.anyItem()
    const text = item && textOf(this.doc, item, 'annotation_en')
    if (text) text.insert(this.below(text.length + 1), [makeParagraph([])])
  }

  private setsFacts(): void {
    const item = this.anyItem()
    if (!item) return
    if (this.random() < 0.5) setField(this.doc, 'fact', item, 'minutes', this.below(60))
    else {
      const name = (['KOR', 'MYS', 'PHL'] as const)[this.below(3)] ?? 'KOR'
      setListed(this.doc, 'fact', item, 'leads', { name, listed: this.random() < 0.7 })
    }
  }

  private moves(): void {
    const { items, days } = readAgenda(this.doc)
    const item = items[this.below(items.length)]
    const day = days[this.below(days.length)]
    if (!item || !day) return
    const others = items.filter(({ id, parent }) => id !== item.id && parent === null)
    const behind = others[this.below(others.length)]
    const under = this.random() < 0.3 ? behind : undefined
    const spot = under
      ? { parent: under.id, day: under.day, after: null }
      : { parent: null, day: behind?.day ?? day.id, after: behind?.id ?? null }
    moveItem(this.doc, 'move', item.id, spot)
  }

  private adds(): void {
    const { items, days } = readAgenda(this.doc)
    const behind = items.filter(({ parent }) => parent === null)[0]
    const day = days[0]
    if (day) addItem(this.doc, 'add', { parent: null, day: behind?.day ?? day.id, after: behind?.id ?? null })
  }

  private deletes(): void {
    const { items } = readAgenda(this.doc)
    const item = items[this.below(items.length)]
    if (!item || items.length < 4) return
    this.known.deletedBlocks.add(item.id)
    for (const { id, parent } of items) if (parent === item.id) this.known.deletedBlocks.add(id)
    deleteItem(this.doc, 'delete', item.id)
  }

  private bringsBack(): void {
    const ids = deletedItems(this.doc)
    const id = ids[this.below(ids.length)]
    if (id) bringBack(this.doc, 'bring back', id)
  }

  private anyItem(): ItemId | null {
    const { items } = readAgenda(this.doc)
    return items[this.below(items.length)]?.id ?? null
  }

  protected anyText(): { place: ItemId; language: Language; text: Y.XmlText } | null {
    const item = this.anyItem()
    const field = this.random() < 0.5 ? 'title_en' : 'annotation_en'
    const paragraphs = (item && itemsOf(this.doc).get(item)?.get(field)) as Y.XmlFragment | undefined
    const element = paragraphs?.get(this.below(paragraphs.length))
    const text = element instanceof Y.XmlElement ? element.get(0) : null
    return item && text instanceof Y.XmlText ? { place: item, language: 'en', text } : null
  }
}
