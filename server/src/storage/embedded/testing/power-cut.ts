/**
 * What a disk may hold when the power goes during a commit of LMDB, made from the file before and after it.
 *
 * LMDB writes the pages of a commit, flushes them, and only then writes the meta page that names them. So what
 * was written after the last flush is, until that flush, any of the pages in any order, each of them whole, torn
 * between sectors, or not at all; then all pages, and of the meta page any sectors. Taken for granted: a flush
 * that returned is true, and a sector is old or new.
 */
export const pageSize = 4_096
const sectorSize = 512
const metaPages = 2

/** `pages`: the flush had not returned. `meta`: it had. `lying disk`: the meta page is there and pages are not. */
export type CutMoment = 'pages' | 'meta' | 'lying disk'

export interface Cut {
  readonly moment: CutMoment
  readonly file: Buffer
  readonly tornPages: number
  readonly lostPages: number
}

/** True when exactly one commit lies between: each writes the other one of the two meta pages. */
export function isOneCommit(before: Buffer, after: Buffer): boolean {
  return changedPages(before, after).filter((page) => page < metaPages).length === 1
}

export function cutPower(before: Buffer, after: Buffer, moment: CutMoment, random: () => number): Cut {
  const changed = changedPages(before, after)
  const data = changed.filter((page) => page >= metaPages)
  const meta = changed.filter((page) => page < metaPages)
  const file = grown(before, after.length)
  let [tornPages, lostPages] = [0, 0]

  // Now and then almost all or almost none arrived: as likely as anything between, and more telling.
  const arrives = [0.05, 0.5, 0.95][Math.floor(random() * 3)] ?? 0.5
  for (const page of data) {
    if (moment === 'meta') write(file, after, page * pageSize, pageSize)
    else if (random() < 0.5) {
      const written = writeTorn(file, after, page, () => random() < arrives)
      if (written < pageSize / sectorSize) tornPages += 1
    } else if (random() < arrives) write(file, after, page * pageSize, pageSize)
    else lostPages += 1
  }
  for (const page of meta) {
    if (moment === 'lying disk') write(file, after, page * pageSize, pageSize)
    if (moment === 'meta') writeTorn(file, after, page, () => random() < 0.5)
  }
  return { moment, file: moment === 'pages' ? shortened(file, before, random) : file, tornPages, lostPages }
}

function changedPages(before: Buffer, after: Buffer): number[] {
  const pages = Array.from({ length: Math.ceil(after.length / pageSize) }, (_, page) => page)
  return pages.filter((page) => {
    const [from, to] = [page * pageSize, (page + 1) * pageSize]
    return !before.subarray(from, to).equals(after.subarray(from, to))
  })
}

function writeTorn(file: Buffer, after: Buffer, page: number, arrives: () => boolean): number {
  let written = 0
  for (let at = 0; at < pageSize; at += sectorSize) {
    if (!arrives()) continue
    write(file, after, page * pageSize + at, sectorSize)
    written += 1
  }
  return written
}

function write(file: Buffer, from: Buffer, at: number, length: number): void {
  from.copy(file, at, at, at + length)
}

/** Where nothing arrived in a file that had become longer, a disk shows zeros. */
function grown(before: Buffer, length: number): Buffer {
  return Buffer.concat([before, Buffer.alloc(Math.max(0, length - before.length))])
}

/** The new length of the file may be as lost as the pages that made it longer. */
function shortened(file: Buffer, before: Buffer, random: () => number): Buffer {
  const added = Math.max(0, file.length - before.length)
  return random() < 0.5 ? file : file.subarray(0, before.length + Math.floor(random() * (added + 1)))
}
