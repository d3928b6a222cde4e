/**
 * What may stand where in one document: the table of its kind, held against what an update brings and
 * against what the document has [SYNC-3].
 */
import {
  type AllowedEntry,
  allowedRoots,
  type AllowedType,
  infoOf,
  readKind,
  readLanguages,
} from '@tandem/shared/documents'
import { refuse } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { Content } from './read-update.js'

/** What something may hold; `nothing`: it is not in the table, and nothing more may come into it. */
export type Inside = AllowedType | 'nothing'

export class AllowedContent {
  private readonly doc: Y.Doc
  private roots: ReadonlyMap<string, AllowedType> = new Map()
  /** By the value they were read from: it is replaced whole. */
  private rootsFor: unknown = null
  private known = new WeakMap<object, Inside | 'nowhere'>()

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  /** Minutes, whose blocks can be moved. */
  get isRecord(): boolean {
    return readKind(this.doc) === 'record'
  }

  /** Before each update: the server may have added a language. */
  refresh(): void {
    const languages = infoOf(this.doc).get('languages')
    if (this.rootsFor === languages) return
    this.rootsFor = languages
    this.roots = allowedRoots(readKind(this.doc), readLanguages(this.doc))
    this.known = new WeakMap()
  }

  /** Refused as foreign: a root of the server's, or of nobody's. */
  ofRoot(name: string): AllowedType {
    const root = this.roots.get(name)
    if (!root) throw refuse('update_foreign')
    return root
  }

  /** `nowhere`: it hangs under what was deleted and collected. */
  of(type: Y.AbstractType<unknown>): Inside | 'nowhere' {
    const known = this.known.get(type)
    if (known) return known
    const inside = this.find(type)
    this.known.set(type, inside)
    return inside
  }

  /** Throws on what only the server takes away. */
  checkDeletion({ parent, parentSub }: Y.Item): void {
    if (!(parent instanceof Y.AbstractType)) return
    const inside = this.of(parent)
    if (parentSub === null || inside === 'nowhere' || inside === 'nothing') return
    if (inside.at?.(parentSub) === 'server') throw refuse('update_foreign')
  }

  private find(type: Y.AbstractType<unknown>): Inside | 'nowhere' {
    const item = type._item
    if (item === null) return this.ofRoot(Y.findRootTypeKey(type))
    if (!(item.parent instanceof Y.AbstractType)) return 'nowhere'
    const around = this.of(item.parent)
    if (around === 'nowhere' || around === 'nothing') return around
    const allowed = allowedAt(around, item.parentSub, containerOf(type), nameOf(type))
    return allowed ?? 'nothing'
  }
}

/** Throws on what may not stand there; of a type it answers what may stand in it. */
export function insideOf(
  content: Content,
  { inside, key }: { inside: Inside; key: string | null },
): Inside | null {
  if (inside === 'nothing') throw refuse('update_malformed')
  if (content.is === 'type') {
    const allowed = allowedAt(inside, key, content.container, content.name)
    if (!allowed) throw refuse('update_malformed')
    return allowed
  }
  if (key === null) checkListed(content, inside)
  else checkEntry(content, entryAt(inside, key))
  return null
}

function checkListed(content: Content, inside: AllowedType): void {
  if (!mayBeListed(content, inside)) throw refuse('update_malformed')
}

function mayBeListed(content: Content, inside: AllowedType): boolean {
  if (content.is === 'letters') return inside.is === 'text'
  if (content.is === 'mark') {
    const allows = inside.marks?.get(content.name)
    const { value } = content
    return allows !== undefined && (value === null || (isObject(value) && allows(value)))
  }
  return content.is === 'deleted' && inside.is !== 'map'
}

function checkEntry(content: Content, entry: AllowedType | { allows(value: unknown): boolean }): void {
  // What was there was set before, and replaced before it was ever sent.
  if (content.is === 'deleted') return
  if (
    content.is !== 'values' ||
    !('allows' in entry) ||
    !content.values.every((value) => entry.allows(value))
  )
    throw refuse('update_malformed')
}

function entryAt(inside: AllowedType, key: string): Exclude<AllowedEntry, 'server'> {
  const entry = inside.at?.(key)
  if (!entry) throw refuse('update_malformed')
  if (entry === 'server') throw refuse('update_foreign')
  return entry
}

function allowedAt(
  inside: AllowedType,
  key: string | null,
  container: AllowedType['is'] | null,
  name: string | null,
): AllowedType | null {
  if (key !== null) {
    const entry = inside.at?.(key)
    if (entry === 'server') throw refuse('update_foreign')
    return entry && entry.is !== 'value' && entry.is === container ? entry : null
  }
  if (container === 'element') return (name !== null && inside.elements?.get(name)) || null
  return container === 'text' ? (inside.texts ?? null) : null
}

function containerOf(type: Y.AbstractType<unknown>): AllowedType['is'] | null {
  if (type instanceof Y.XmlText) return 'text'
  // An element is a fragment too.
  if (type instanceof Y.XmlElement) return 'element'
  if (type instanceof Y.XmlFragment) return 'fragment'
  return type instanceof Y.Map ? 'map' : null
}

function nameOf(type: Y.AbstractType<unknown>): string | null {
  return type instanceof Y.XmlElement ? type.nodeName : null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
