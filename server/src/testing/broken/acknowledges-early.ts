/**
 * The server for real use with one defect: it says "stored" a moment before it stores. For the kill rig,
 * which finds nothing in the real one and has to find something here.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { chainRows, type UpdateLog } from '../../documents/update-log.store.js'
import { Room } from '../../documents/room.js'

const lateByMs = 50

function acknowledgingEarly(log: UpdateLog): UpdateLog {
  const claimed = new Map<string, { seq: number; hash: string }>()
  let written: Promise<unknown> = Promise.resolve()
  return {
    ...log,
    async append(documentId, expectedHeadSeq, rows) {
      const head = claimed.get(documentId) ?? (await log.head(documentId))
      if (!head) return { kind: 'missing' }
      if (head.seq !== expectedHeadSeq) return { kind: 'behind', headSeq: head.seq }
      const chain = chainRows(head, rows)
      const { seq, hash } = chain.at(-1) ?? head
      claimed.set(documentId, { seq, hash })
      const due = Promise.all([written, pause(lateByMs)])
      written = due.then(() => log.append(documentId, expectedHeadSeq, rows))
      return { kind: 'stored', seq, hash, rows: chain }
    },
  }
}

const open = Room.open.bind(Room)
let early: UpdateLog | null = null
Room.open = (parts) => {
  early ??= acknowledgingEarly(parts.log)
  return open({ ...parts, log: early })
}

await import('../../main.js')
