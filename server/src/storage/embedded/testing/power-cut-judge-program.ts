import { readFile } from 'node:fs/promises'
import { writeSync } from 'node:fs'
import { type Accepted, judge } from './power-cut-judge.js'

/** Judges one folder after the other in a process of its own: what no real cut leaves may end the process. */
const [acceptedFile = '', ...folders] = process.argv.slice(2)
const accepted = JSON.parse(await readFile(acceptedFile, 'utf8')) as Accepted[]
for (const folder of folders) writeSync(1, `${JSON.stringify(await judge(folder, accepted))}\n`)
