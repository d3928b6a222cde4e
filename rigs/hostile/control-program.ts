/** A process of its own, since what a server without a guard passes on breaks those who read it. */
import { report } from '../../server/src/testing/report.js'
import { attackServer } from './hostile-rig.js'

process.on('uncaughtException', (error) => {
  report(`FOUND an honest person's page breaks: ${error.message}`)
  process.exit()
})
const outcome = await attackServer({
  inputs: 100,
  mutants: 100,
  seed: Number(process.argv[2]),
  program: 'testing/broken/guard-off.js',
})
report(outcome.wrongs[0] === undefined ? 'NOTHING' : `FOUND ${outcome.wrongs[0]}`)
