export { MinutesEditor, type MinutesEditorProps } from './minutes-editor'
export { words as minutesWords } from './words'
