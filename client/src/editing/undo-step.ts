/** Which step a key asks for. By the key's place too, so that a Hangul layout does not matter. */
export function undoStepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  if (event.code === 'KeyZ' || event.key.toLowerCase() === 'z') return event.shiftKey ? 'redo' : 'undo'
  return event.code === 'KeyY' && !event.shiftKey && !event.metaKey ? 'redo' : null
}
