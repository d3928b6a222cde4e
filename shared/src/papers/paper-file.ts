/** The kinds of file a paper may be, by what they contain. */
import { z } from 'zod'
import { PaperFileId } from '../ids/index.js'
import { Language } from '../words/index.js'

const office = 'application/vnd.openxmlformats-officedocument'

export const paperFileTypes = [
  'application/pdf',
  `${office}.wordprocessingml.document`,
  `${office}.spreadsheetml.sheet`,
  `${office}.presentationml.presentation`,
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/plain',
] as const
export const PaperFileType = z.enum(paperFileTypes)
export type PaperFileType = z.infer<typeof PaperFileType>

/** How such a file's name ends where it is saved; its sender's own name is not kept. */
export const endingOf: Record<PaperFileType, string> = {
  'application/pdf': 'pdf',
  [`${office}.wordprocessingml.document`]: 'docx',
  [`${office}.spreadsheetml.sheet`]: 'xlsx',
  [`${office}.presentationml.presentation`]: 'pptx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'text/plain': 'txt',
}

export const largestPaperBytes = 25 * 1024 * 1024

/** A file that was taken and lies ready for a paper, for a day. */
export const TakenFile = z.object({ id: PaperFileId, type: PaperFileType, size: z.int().min(1) })
export type TakenFile = z.infer<typeof TakenFile>

/** The file of a paper in one language. */
export const PaperFile = z.object({ language: Language, type: PaperFileType, size: z.int().min(1) })
export type PaperFile = z.infer<typeof PaperFile>

/** `EWG-CS_10_3_Rev.1-en.pdf`: of letters, digits, points and dashes alone, whatever the file was called before. */
export function nameOfFile(symbol: string, { language, type }: Pick<PaperFile, 'language' | 'type'>): string {
  return `${symbol.replaceAll('/', '_')}-${language}.${endingOf[type]}`
}
