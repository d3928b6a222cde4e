/**
 * At every commit, whatever it draws, React counts the letters from the beginning of the focused text to the
 * selection, so as to put it back: in a long text that takes longer than the key that was pressed. An editor
 * keeps its own selection, so React need not take its element for a text.
 */
export function sparedByReact(element: HTMLElement): void {
  const { prototype } = HTMLElement
  Object.defineProperty(element, 'contentEditable', {
    configurable: true,
    get: () => {
      const own: unknown = Reflect.get(prototype, 'contentEditable', element)
      return own === 'true' ? 'inherit' : own
    },
    set: (value: string) => {
      Reflect.set(prototype, 'contentEditable', value, element)
    },
  })
}
