/**
 * HTML or plain text from a clipboard → blocks. The page is parsed apart from the one on the screen: nothing
 * in it runs, loads or is shown (docs/spec/security.md).
 */
import { cutLong } from './collect-runs'
import { HtmlWalker, PasteRefused, renamedStyle } from './html-walker'
import { type Pasted, type PastedBlock, pasteLimits } from './pasted'

export function readHtml(html: string, now: () => number = () => performance.now()): Pasted {
  if (html.length > pasteLimits.htmlLength) return { refused: 'too_large' }
  const until = now() + pasteLimits.readWithinMs
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  try {
    return withinSize(new HtmlWalker(() => now() > until).walk(page.body))
  } catch (failure) {
    if (failure instanceof PasteRefused) return { refused: failure.reason }
    throw failure
  }
}

/**
 * Styles and handlers under other names. They would do nothing in a page that is only parsed, yet the browser
 * would report each of them as refused by the policy; what else is a danger in them is left out by the walk.
 */
function withoutStyles(html: string): string {
  return html
    .replaceAll(/<(\/?)style\b/gi, `<$1${renamedStyle}`)
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/(\s)(style|on\w+)(\s*=)/gi, '$1data-$2$3'))
}

/** Whether this editor has copied it: its own copies have neither styles nor handlers. */
export function isCopyOfEditor(html: string): boolean {
  return html.includes('data-pm-slice') && !/\s(?:style|on\w+)\s*=|<(?:style|script|iframe|svg)\b/i.test(html)
}

/** Every line is a paragraph, as in a letter without markup; empty lines are gaps. */
export function readPlainText(text: string): Pasted {
  if (text.length > pasteLimits.textBytes) return { refused: 'too_large' }
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim().normalize('NFC'))
  const blocks = lines
    .filter((line) => line !== '')
    .flatMap((line) => cutLong([{ text: line }], pasteLimits.paragraphLength))
    .map((runs): PastedBlock => ({ kind: 'narrative', level: 0, ordered: false, runs }))
  return blocks.length > pasteLimits.blocks ? { refused: 'too_large' } : withinSize(blocks)
}

function withinSize(blocks: PastedBlock[]): Pasted {
  let bytes = 0
  const encoder = new TextEncoder()
  for (const block of blocks) {
    for (const runs of block.kind === 'image' ? [] : wordsOf(block))
      for (const { text } of runs) bytes += encoder.encode(text).length
    if (bytes > pasteLimits.textBytes) return { refused: 'too_large' }
  }
  return { blocks, bytes }
}

function wordsOf(block: Exclude<PastedBlock, { kind: 'image' }>) {
  return block.kind === 'table' ? block.table.flatMap((row) => row.flatMap(({ text }) => text)) : [block.runs]
}
