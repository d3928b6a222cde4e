/** Files as people send them, and as attackers do; made here, byte by byte. */
import { crc32 } from 'node:zlib'
import { deflateRawSync } from 'node:zlib'

export interface SampleMember {
  name: string
  content: string | Uint8Array
  /** What it claims to unpack to; else what it does. */
  claims?: number
  flags?: number
  isStored?: boolean
}

/** A zip archive with these members, in this order. */
export function zipOf(members: readonly SampleMember[], comment = ''): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claims, flags = 0x800, isStored = false } of members) {
    const bytes = Buffer.from(content)
    const packed = isStored ? bytes : deflateRawSync(bytes)
    const title = Buffer.from(name, 'utf8')
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flags, 2)
    shared.writeUInt16LE(isStored ? 0 : 8, 4)
    shared.writeUInt32LE(checksum(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claims ?? bytes.length, 18)
    shared.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, packed])
    const central = Buffer.alloc(14)
    central.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, central, title]),
    )
    locals.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  end.writeUInt16LE(comment.length, 16)
  return Buffer.concat([...locals, entries, Buffer.from('PK\u0005\u0006'), end, Buffer.from(comment)])
}

// Of Node from 20.15 on; archives are not refused for a wrong one, so none is not wrong either.
function checksum(bytes: Buffer): number {
  return typeof crc32 === 'function' ? crc32(bytes) : 0
}

const mains = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation'],
} as const
export type OfficeKind = keyof typeof mains

/** @param more members besides the usual ones */
export function officeMembers(kind: OfficeKind, more: readonly SampleMember[] = []): SampleMember[] {
  const [part, type] = mains[kind]
  const main = `application/vnd.openxmlformats-officedocument.${type}.main+xml`
  return [
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${main}"/></Types>`,
    },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: part, content: '<w:document>Agreed points</w:document>' },
    ...more,
  ]
}

export function officeFile(kind: OfficeKind, more: readonly SampleMember[] = []): Buffer {
  return zipOf(officeMembers(kind, more))
}

/** One page with these words on it, which every reader shows. */
export function pdfOf(words: string): Buffer {
  const drawn = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const at: number[] = []
  for (const [index, object] of objects.entries()) {
    at.push(text.length)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = text.length
  const rows = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
