/**
 * What a file is, by its bytes alone: its name and what the browser calls it are never asked. Everything that is
 * none of the kinds we take, or is two kinds at once, is refused with the reason its sender reads.
 */
import { type PaperFileType, paperFileTypes } from '@tandem/shared/papers'
import { type RefusalReason } from '@tandem/shared/protocol'
import { isTooLargeToShow, readImageHeader } from '../../platform/image-header.js'
import { endsAsZip, readZip, type ZipLimits } from './zip-members.js'

/** As for imports (docs/spec/security.md). */
const limits: ZipLimits = { entries: 2_000, unpacked: 50 * 1024 * 1024, ratio: 100 }

export type Judged = { type: PaperFileType } | { refused: RefusalReason }

/** How many first bytes tell that a file cannot be one of ours. */
export const tellingBytes = 4096

/** False where no further byte could make one of our kinds of it: the rest need not be read. */
export function mayBePaper(first: Uint8Array): boolean {
  if (says(first, '%PDF-') || says(first, 'PK\u0003\u0004') || isImage(first)) return true
  return textOf(first, { mayBeCut: true }) !== null
}

export async function judgePaper(bytes: Uint8Array): Promise<Judged> {
  if (says(bytes, 'PK')) return judgeOffice(bytes)
  // An archive hidden at the end of a picture is opened as an archive by whoever asks for one.
  if (endsAsZip(bytes)) return { refused: 'paper_two_kinds' }
  if (says(bytes, '%PDF-')) return judgePdf(bytes)
  if (isImage(bytes)) return judgeImage(bytes)
  return textOf(bytes, { mayBeCut: false }) === null ? { refused: 'paper_kind' } : { type: 'text/plain' }
}

function judgePdf(bytes: Uint8Array): Judged {
  const isKnown = /^%PDF-[12]\.\d[\r\n\s%]/.test(latin(bytes.subarray(0, 16)))
  // What readers look for at the end; cut off, or with something behind it, it is no PDF they agree about.
  const hasEnd = /%%EOF[\s\0]*$/.test(latin(bytes.subarray(-1024)))
  return isKnown && hasEnd ? { type: 'application/pdf' } : { refused: 'paper_damaged' }
}

function judgeImage(bytes: Uint8Array): Judged {
  const header = readImageHeader(bytes)
  if (!header) return { refused: 'paper_damaged' }
  return isTooLargeToShow(header) ? { refused: 'image_too_large' } : { type: header.type }
}

const types = '[Content_Types].xml'
const mainTypes = new Map<string, PaperFileType>(
  paperFileTypes.flatMap((type) =>
    type.startsWith('application/vnd.openxmlformats') ? [[`${type}.main+xml`, type]] : [],
  ),
)
/** Programs in whatever form: macros, sheets of the old macro language, controls, keys that start them. */
const programs =
  /(^|\/)(vbaproject|vbadata|macrosheets|activex|attachedtoolbars)|\.(exe|dll|js|vbs|bat|cmd|scr|jar|hta|lnk|ps1)$/i

async function judgeOffice(bytes: Uint8Array): Promise<Judged> {
  const zip = await readZip(bytes, limits, (name) => name === types)
  if (zip === 'bomb') return { refused: 'paper_bomb' }
  if (zip === 'damaged') return { refused: 'paper_damaged' }
  const listed = zip.kept.get(types)
  if (!listed) return { refused: 'paper_kind' }
  const text = new TextDecoder().decode(listed)
  if (
    /macroEnabled|vbaProject|macrosheet|activeX/i.test(text) ||
    zip.names.some((name) => programs.test(name))
  )
    return { refused: 'paper_macros' }
  // Nothing of ours reads them, but programs that do may fetch or multiply what they name.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { refused: 'paper_damaged' }
  const found = [...text.matchAll(/ContentType\s*=\s*["']([^"']+)["']/g)]
    .map(([, each]) => mainTypes.get(each ?? ''))
    .filter((each) => each !== undefined)
  const [type] = found
  if (type === undefined) return { refused: 'paper_kind' }
  return found.length === 1 ? { type } : { refused: 'paper_two_kinds' }
}

function isImage(bytes: Uint8Array): boolean {
  const isWebp = says(bytes, 'RIFF') && latin(bytes.subarray(8, 12)) === 'WEBP'
  return isWebp || ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8'].some((magic) => says(bytes, magic))
}

/** Null for what is not UTF-8 without control characters, or is a page or a program. */
function textOf(bytes: Uint8Array, { mayBeCut }: { mayBeCut: boolean }): string | null {
  if (bytes.length === 0) return null
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeCut })
  } catch {
    // Not UTF-8.
    return null
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return null
  return /^\s*(<|#!|%!)|<(html|svg|script|iframe|body|\?xml|!doctype)[\s>/]/i.test(text) ? null : text
}

function says(bytes: Uint8Array, letters: string): boolean {
  return latin(bytes.subarray(0, letters.length)) === letters
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
