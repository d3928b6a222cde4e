import { connectDocument } from '@tandem/provider'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
const folder = mkdtempSync('/tmp/cold-'); const env = { ...process.env, DATA_DIR: folder+'/data', MONGODB_URI:'', REDIS_URL:'', LOG_LEVEL:'info', PORT:'4899', HOST:'127.0.0.1' }
const { documentIds, tokens } = JSON.parse(execFileSync('node',['/work/main/server/dist/testing/prepare-writers.js','3','1','0'],{env}).toString())
const start = async () => { const c = spawn('node',['--enable-source-maps','/work/main/server/dist/main.js'],{env, stdio:['ignore','pipe','inherit']}); await new Promise(r=>c.stdout.on('data',d=>{ if(String(d).includes('http')) r(null) })); return c }
let s = await start()
const w = connectDocument({ url:'http://127.0.0.1:4899', token: tokens[0], documentId: documentIds[0] }); await w.synced
console.log('one in'); await w.destroy()
const x = connectDocument({ url:'http://127.0.0.1:4899', token: tokens[1], documentId: documentIds[0] }); await x.synced; console.log('two in'); await x.destroy()
s.kill('SIGTERM'); await new Promise(r=>s.on('exit',r)); s = await start(); console.log('restarted')
const r = connectDocument({ url:'http://127.0.0.1:4899', token: tokens[1], documentId: documentIds[0] }); r.onChange(()=>console.log(JSON.stringify(r.status)))
await Promise.race([r.synced.then(()=>console.log('synced')), new Promise(q=>setTimeout(q,6000))]); console.log(r.status)
s.kill('SIGTERM'); process.exit(0)
