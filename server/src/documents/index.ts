/** Documents: what they are, what they say, and who is writing in them now. */
export { openDocuments, type OpenDocuments } from './open-documents.js'
export type {
  AgendaDocument,
  Document,
  Documents,
  DocumentStep,
  NewDocument,
  RecordDocument,
} from './documents.js'
export type { ActingFor, PrepareChange, Stored } from './acting.js'
export { yjsSessions } from './yjs-websocket.js'
export { type LiveDocuments, liveDocuments } from './documents.events.js'
export type { LiveDocumentsParts, Opening } from './opening.js'
export { type Compacts, neverCompacts } from './compacts.js'
export { noNeighbours, type RoomNeighbours } from './room-neighbours.js'
export { busNeighbours, type Neighbours } from './bus-neighbours.js'
export { nobodyElsewhere } from './people-elsewhere.js'
export { openCompaction } from './open-compaction.js'
export { readRows } from './read-rows.js'
export { openSetAside, type SetAside, setAsideSpec } from './set-aside.js'
export {
  beforeFirstRow,
  findBrokenRow,
  hashRow,
  type LogHead,
  type LogRow,
  type UpdateLog,
} from './update-log.store.js'
export { type MovedText, movedTextSpec } from './moves/moved-texts.js'
export { builtFile, ImageThread, type Maker, type ThreadAnswer, type ThreadOrder } from './image-thread.js'
export { documentSpec } from './documents.store.js'
