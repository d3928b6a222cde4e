/** Links in shared text: the mark, and how one is pasted and opened. */
import { isOpenableLink } from '@tandem/shared/documents'
import { Mark } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'

/** Only the address is kept: attributes of a browser's making would be written to the shared text. */
export const LinkMark = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? ''
        return isOpenableLink(href) ? { href } : false
      },
    },
  ],
  renderHTML({ mark }) {
    const href: unknown = mark.attrs['href']
    if (typeof href !== 'string' || !isOpenableLink(href)) return ['span', 0]
    return ['a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, 0]
  },
})

/** An address pasted over a selection becomes its link. */
export function linkFromPaste(view: EditorView, event: ClipboardEvent): boolean {
  const address = event.clipboardData?.getData('text/plain').trim() ?? ''
  const link = view.state.schema.marks['link']
  const { from, to, empty } = view.state.selection
  if (!link || empty || /\s/.test(address) || !isOpenableLink(address)) return false
  view.dispatch(view.state.tr.addMark(from, to, link.create({ href: address })))
  return true
}

/** In text that can be edited, a link opens with Ctrl or Command. */
export function openLink(event: MouseEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const anchor = event.target instanceof Element ? event.target.closest('a') : null
  if (!anchor || !isOpenableLink(anchor.href)) return false
  window.open(anchor.href, '_blank', 'noopener,noreferrer')
  return true
}
