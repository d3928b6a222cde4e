export { AgendaEditor, type AgendaEditorProps } from './agenda-editor'
export {
  AgendaOutline,
  type AgendaOutlineProps,
  LiveAgendaOutline,
  type LiveAgendaOutlineProps,
} from './agenda-outline'
export { AgendaReader, type AgendaReaderProps } from './agenda-reader'
export { useAgendaRecord } from './model/agenda-store'
export { RunningClock } from './running-clock'
export { words as agendaWords } from './words'
