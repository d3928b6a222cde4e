// Finds a redis-server for the tests of several nodes, which start, kill and freeze one of their own; else
// installs Debian's when it may. Without one those tests are skipped, and say so.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const isFound = () => spawnSync('redis-server', ['--version']).status === 0

export function ensureRedis() {
  if (isFound()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No redis-server here yet: installing one for the tests of several nodes.')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    // Only its tools: a service of the machine's own is none of our business.
    spawnSync('apt-get', ['install', '-y', '-qq', 'redis-server'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    })
  }
  if (!isFound()) console.error('There is no redis-server: the tests of several nodes are skipped.')
}

if (process.argv[1] === import.meta.filename) ensureRedis()
