/**
 * The hash of a canonical record, the same wherever it is computed: what a document says, not how Yjs
 * came to it [SYNC-6]. By a library, since a page over plain HTTP has no WebCrypto [M24]; a server has its own.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { CanonicalRecord } from './record.js'

/** SHA-256 over texts in UTF-8, one after the other. */
export interface TextHash {
  add(text: string): void
  /** In hex. */
  end(): string
}

/** SHA-256 in hex over the record as JSON with sorted keys and no spaces. */
export function hashRecord(record: CanonicalRecord, hash: TextHash = ofLibrary()): string {
  new CanonicalJson((text) => hash.add(text)).write(record)
  return hash.end()
}

function ofLibrary(): TextHash {
  const hash = sha256.create()
  return { add: (text) => void hash.update(utf8ToBytes(text)), end: () => bytesToHex(hash.digest()) }
}

/** Letters handed on together: one string of a whole record would be copied as often as it grows. */
const lettersAtOnce = 1 << 15

class CanonicalJson {
  private readonly handOn: (text: string) => void
  private text = ''

  constructor(handOn: (text: string) => void) {
    this.handOn = handOn
  }

  write(value: object): void {
    this.add(value)
    this.handOn(this.text)
    this.text = ''
  }

  private add(value: unknown): void {
    if (Array.isArray(value)) this.addList(value)
    else if (typeof value === 'object' && value !== null) this.addFields(value as Record<string, unknown>)
    else this.text += JSON.stringify(value)
  }

  private addList(list: readonly unknown[]): void {
    this.text += '['
    for (let at = 0; at < list.length; at += 1) {
      if (at > 0) this.text += ','
      this.add(list[at])
    }
    this.text += ']'
    if (this.text.length < lettersAtOnce) return
    this.handOn(this.text)
    this.text = ''
  }

  private addFields(value: Readonly<Record<string, unknown>>): void {
    let before = '{'
    for (const { name, written } of inOrder(Object.keys(value))) {
      const field = value[name]
      if (field === undefined) continue
      this.text += before + written
      before = ','
      this.add(field)
    }
    this.text += before === '{' ? '{}' : '}'
  }
}

interface Key {
  readonly name: string
  /** With its colon. */
  readonly written: string
}

/** Keys as they come, one after the other, and at the end of each way the same keys in order. */
interface Way {
  readonly next: Map<string, Way>
  sorted: readonly Key[] | null
}

/** A record has thousands of objects and a handful of shapes. */
function inOrder(keys: readonly string[]): readonly Key[] {
  // Keys of a record are words of the product: they cannot grow without end.
  let way = ways
  for (const key of keys) {
    let next = way.next.get(key)
    if (!next) way.next.set(key, (next = { next: new Map(), sorted: null }))
    way = next
  }
  return (way.sorted ??= keys.toSorted().map((name) => ({ name, written: `${JSON.stringify(name)}:` })))
}

const ways: Way = { next: new Map(), sorted: null }
