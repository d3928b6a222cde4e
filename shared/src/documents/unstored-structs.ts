/** What a person wrote that no server has acknowledged, found by the ids of its characters [SYNC-15]. */
import * as Y from 'yjs'

/** From which clock on a client's structs are not acknowledged: client id → clock. */
export type UnstoredRanges = ReadonlyMap<number, number>

/** The structs with unacknowledged parts, each with the letters of these parts. */
export function unstoredStructs(doc: Y.Doc, ranges: UnstoredRanges): { struct: Y.Item; typed: string }[] {
  return [...ranges].flatMap(([client, from]) =>
    (doc.store.clients.get(client) ?? []).flatMap((struct) =>
      struct instanceof Y.Item && struct.id.clock + struct.length > from
        ? [{ struct, typed: typedText(struct, from) }]
        : [],
    ),
  )
}

function typedText(struct: Y.Item, from: number): string {
  if (!(struct.content instanceof Y.ContentString)) return ''
  return struct.content.str.slice(Math.max(0, from - struct.id.clock))
}
