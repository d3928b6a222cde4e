// Loaded into every server process before the server itself: tells where it listens, what it has used, and
// ends it with the benchmark.
import net from 'node:net'

const emit = net.Server.prototype.emit
net.Server.prototype.emit = function (event, ...args) {
  const heard = emit.call(this, event, ...args)
  const address = event === 'listening' ? this.address() : null
  if (address !== null && typeof address === 'object') process.send?.({ listening: address.port })
  return heard
}

process.on('message', (message) => {
  if (message?.ask === 'usage') void tellUsage(message)
})

async function tellUsage({ id, collect }) {
  if (collect) await collectGarbage()
  const { user, system } = process.cpuUsage()
  const { rss: rssBytes, heapUsed, external } = process.memoryUsage()
  process.send?.({
    usage: id,
    cpuMs: (user + system) / 1000,
    rssBytes,
    heldBytes: heapUsed + external,
  })
}

/** Twice, with a turn between: what the first frees by a finalizer, the second takes. */
async function collectGarbage() {
  globalThis.gc?.()
  await new Promise((resolve) => setImmediate(resolve))
  globalThis.gc?.()
}

// Only the benchmark's end, not a server's own stop, is told this way.
process.on('disconnect', () => process.exit())
