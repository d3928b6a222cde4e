export { MinutesEditor, type MinutesEditorProps } from './minutes-editor'
export {
  LiveMinutesOutline,
  type LiveMinutesOutlineProps,
  MinutesOutline,
  type MinutesOutlineProps,
} from './minutes-outline'
export {
  LiveMinutesRail,
  type LiveMinutesRailProps,
  MinutesRail,
  type MinutesRailProps,
} from './minutes-rail'
export { MinutesReader, type MinutesReaderProps } from './minutes-reader'
export { useSides } from './model/sides'
export { useMinutesCard } from './use-minutes-card'
export { SidesChoice } from './parts/sides-choice'
export { words as minutesWords } from './words'
