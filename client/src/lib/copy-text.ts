/**
 * Puts a text on the clipboard. The clipboard is closed to pages on plain HTTP in a local network (MODEL M24);
 * the older way, which copies what is selected, is not.
 */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text)
    return
  }
  const holder = document.createElement('textarea')
  holder.value = text
  document.body.append(holder)
  holder.select()
  document.execCommand('copy')
  holder.remove()
}
