import './kept-copies'

export { documentCardQuery } from './api'
export { DocumentBanner } from './document-banner'
export { HereNow } from './here-now'
export { PresenceStack } from './presence-stack'
export { ReadersDialog } from './readers-dialog'
export { SaveState } from './save-state'
export {
  type OpenDocument,
  useOpenDocument,
  useParticipants,
  useReadersRecord,
  useSyncStatus,
} from './use-live-document'
export { words as documentWords } from './words'
