/**
 * The server for real use with one defect: it takes every update for what it says it is. For the hostile
 * corpus, which does no harm to the real one and has to do some here.
 */
import { Guard } from '../../documents/guard/guard.js'

Guard.prototype.judge = () => ({ writers: [], isRepeat: false, touched: null })

await import('../../main.js')
