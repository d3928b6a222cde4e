/** Elements for the parts of a block's view that React does not draw. */
interface Parts {
  class?: string | undefined
  text?: string
  label?: string
  title?: string
  lang?: string
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  parts: Parts = {},
  ...children: Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (parts.class) element.className = parts.class
  if (parts.text !== undefined) element.textContent = parts.text
  if (parts.label !== undefined) element.setAttribute('aria-label', parts.label)
  if (parts.title !== undefined) element.title = parts.title
  if (parts.lang !== undefined) element.lang = parts.lang
  element.append(...children)
  return element
}

export function makeButton(parts: Parts, onPress: (button: HTMLElement) => void, ...children: Node[]) {
  const button = make('button', parts, ...children)
  button.type = 'button'
  // The caret stays in the text.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => onPress(button))
  return button
}

/** Attributes that are there or not; null takes one away. Writes only what is new. */
export function setData(element: HTMLElement, data: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(data)) {
    if (value === null) {
      if (name in element.dataset) delete element.dataset[name]
    } else if (element.dataset[name] !== value) element.dataset[name] = value
  }
}
