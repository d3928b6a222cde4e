// Adds an item at the end of an agenda's first day, and waits until the server has it on disk.
import { connectDocument } from '@tandem/provider'
import { addItem } from '@tandem/shared/agendas'
import { readRecord, textOf } from '@tandem/shared/documents'
import process from 'node:process'

const agenda = connectDocument({
  url: process.env.TANDEM_URL,
  token: process.env.TANDEM_TOKEN,
  documentId: process.env.TANDEM_DOCUMENT,
})
await agenda.synced

const { days, items } = readRecord(agenda.doc)
const day = days[0].id
const last = items.filter((item) => item.parent === null && item.day === day).at(-1)
const added = addItem(agenda.doc, 'script', { parent: null, day, after: last?.id ?? null })
textOf(agenda.doc, added, 'title_en').get(0).get(0).insert(0, 'Written by a script')

await agenda.stored()
console.log(`Stored. The agenda has ${readRecord(agenda.doc).items.length} items.`)
await agenda.destroy()
