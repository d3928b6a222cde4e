// Runs a program of this project and ends with its exit code when it fails.
import { spawn } from 'node:child_process'
import path from 'node:path'

const bin = path.resolve('node_modules/.bin')

/** Resolves when the program ends well; otherwise the whole script ends with its exit code. */
export function run(program, args = [], { cwd = '.', env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, ...env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
    })
    // Ctrl+C reaches the child by itself; a signal sent to this script is handed on.
    for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal))
    process.on('SIGINT', () => undefined)
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`)
      process.exit(1)
    })
    child.on('exit', (code) => (code === 0 ? resolve() : process.exit(code ?? 1)))
  })
}
