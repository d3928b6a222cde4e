import { describe, expect, it } from 'vitest'
import { officeFile, officeMembers, pdfOf, type SampleMember, zipOf } from '../../testing/paper-samples.js'
import { tinyGif, tinyJpeg, tinyPng, tinyWebp } from '../../testing/tiny-images.js'
import { judgePaper, mayBePaper, tellingBytes } from './judge-paper.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const office = 'application/vnd.openxmlformats-officedocument'
const refused = (reason: string) => ({ refused: reason })

describe('by its content a file is [PAPER-6]', () => {
  it.each([
    ['a PDF', pdfOf('Plan of the exercise'), 'application/pdf'],
    ['a Word document', officeFile('docx'), `${office}.wordprocessingml.document`],
    ['an Excel workbook', officeFile('xlsx'), `${office}.spreadsheetml.sheet`],
    ['a PowerPoint presentation', officeFile('pptx'), `${office}.presentationml.presentation`],
    ['a PNG', tinyPng(20, 10), 'image/png'],
    ['a JPEG', tinyJpeg(20, 10), 'image/jpeg'],
    ['a GIF', tinyGif(20, 10), 'image/gif'],
    ['a WebP', tinyWebp(20, 10, 'VP8X'), 'image/webp'],
    ['text', bytes('1. The Meeting agreed.\r\n\t2. 회의는 합의하였다. a < b'), 'text/plain'],
    ['text with a byte order mark', bytes('\uFEFFAgreed points'), 'text/plain'],
  ])('%s', async (_, content, type) => {
    expect(await judgePaper(content)).toEqual({ type })
    expect(mayBePaper(content.subarray(0, tellingBytes))).toBe(true)
  })
})

describe('a file is refused, whatever it is called, when it is [PAPER-7]', () => {
  const types = (content: string): SampleMember[] => [{ name: '[Content_Types].xml', content }]
  const cases: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(0), 'paper_kind'],
    ['a page of HTML', bytes('<!doctype html><script>alert(1)</script>'), 'paper_kind'],
    ['HTML behind words', bytes('Dear all,\n<SCRIPT src=//evil></SCRIPT>'), 'paper_kind'],
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'paper_kind'],
    ['an SVG behind a blank and a mark', bytes('\uFEFF \n<svg/>'), 'paper_kind'],
    ['XML', bytes('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'paper_kind'],
    ['a shell script', bytes('#!/bin/sh\nrm -rf /'), 'paper_kind'],
    ['PostScript', bytes('%!PS-Adobe-3.0'), 'paper_kind'],
    ['a program', bytes('MZ\u0000\u0001\u0002'), 'paper_kind'],
    ['an old Word document', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'paper_kind'],
    ['text that is not UTF-8', Uint8Array.from([0xb0, 0xa1, 0xb3, 0xaa]), 'paper_kind'],
    ['an archive of other things', zipOf([{ name: 'notes.txt', content: 'a' }]), 'paper_kind'],
    ['an archive with types of its own', zipOf(types('<Types/>')), 'paper_kind'],
    ['a cut PDF', pdfOf('Plan').subarray(0, 200), 'paper_damaged'],
    ['a PDF with a page behind it', Buffer.concat([pdfOf('a'), bytes('<html>')]), 'paper_damaged'],
    ['a PDF with an archive behind it', Buffer.concat([pdfOf('a'), officeFile('docx')]), 'paper_two_kinds'],
    [
      'an archive with a PDF in its comment',
      Buffer.concat([pdfOf('a'), zipOf([{ name: 'a', content: 'b' }], '%%EOF')]),
      'paper_two_kinds',
    ],
    [
      'a PNG with an archive behind it',
      Buffer.concat([tinyPng(2, 2), officeFile('docx')]),
      'paper_two_kinds',
    ],
    ['a cut JPEG', tinyJpeg(2, 2).subarray(0, 12), 'paper_damaged'],
    ['an image of too many pixels', tinyPng(60_000, 60_000), 'image_too_large'],
    [
      'an archive with something before it',
      Buffer.concat([bytes('PK'), officeFile('docx')]),
      'paper_damaged',
    ],
    ['an archive with a comment', zipOf(officeMembers('docx'), '<script>'), 'paper_damaged'],
    ['a cut archive', officeFile('docx').subarray(0, -4), 'paper_damaged'],
    [
      'a document with macros',
      officeFile('docx', [{ name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' }]),
      'paper_macros',
    ],
    [
      'a document of the kind with macros',
      zipOf(types('<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>')),
      'paper_macros',
    ],
    [
      'a workbook with the old macro language',
      officeFile('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', content: '<a/>' }]),
      'paper_macros',
    ],
    [
      'a document with a program in it',
      officeFile('docx', [{ name: 'word/run.exe', content: 'MZ' }]),
      'paper_macros',
    ],
    [
      'two documents in one',
      zipOf(
        types(
          ['wordprocessingml.document', 'spreadsheetml.sheet']
            .map((each) => `<Override ContentType="${office}.${each}.main+xml"/>`)
            .join(''),
        ),
      ),
      'paper_two_kinds',
    ],
    [
      'a document that climbs out',
      officeFile('docx', [{ name: '../../etc/cron.d/x', content: 'a' }]),
      'paper_damaged',
    ],
    [
      'a document with a whole path',
      officeFile('docx', [{ name: '/etc/passwd', content: 'a' }]),
      'paper_damaged',
    ],
    ['a document with a drive', officeFile('docx', [{ name: 'C:\\x.xml', content: 'a' }]), 'paper_damaged'],
    [
      'a document with one part twice',
      officeFile('docx', [{ name: 'word/DOCUMENT.xml', content: 'other' }]),
      'paper_damaged',
    ],
    [
      'a document under a password',
      zipOf(officeMembers('docx').map((each) => ({ ...each, flags: 1 }))),
      'paper_damaged',
    ],
    [
      'a document that defines entities',
      zipOf(
        types(
          `<!DOCTYPE x [<!ENTITY a "b">]><Override ContentType="${office}.wordprocessingml.document.main+xml"/>`,
        ),
      ),
      'paper_damaged',
    ],
    ['a bomb', officeFile('docx', [{ name: 'word/a.xml', content: Buffer.alloc(30 << 20) }]), 'paper_bomb'],
    [
      'a bomb that says it is none',
      officeFile('docx', [{ name: 'word/a.xml', content: Buffer.alloc(30 << 20), claims: 100 }]),
      'paper_damaged',
    ],
    [
      'a bomb of many members',
      zipOf(Array.from({ length: 2_001 }, (_, index) => ({ name: `a${index}`, content: '' }))),
      'paper_bomb',
    ],
  ]
  it.each(cases)('%s', async (_, content, reason) => {
    expect(await judgePaper(content)).toEqual(refused(reason))
  })

  it('more than 50 MB unpacked, though each part is small enough', async () => {
    const noise = Buffer.alloc(9 << 20, 'Nineteen letters here')
    const parts = Array.from({ length: 6 }, (_, index) => ({
      name: `word/media/${index}.bin`,
      content: noise,
      isStored: true,
    }))
    expect(await judgePaper(officeFile('docx', parts))).toEqual(refused('paper_bomb'))
  })
})

it('what can be none of our kinds is known by its first bytes', () => {
  for (const content of [bytes('MZ\u0000'), bytes('<html>'), bytes('#!/bin/sh')])
    expect(mayBePaper(content)).toBe(false)
  // A character that is cut in two by the first piece is no reason.
  expect(mayBePaper(bytes('회의').subarray(0, 4))).toBe(true)
})
