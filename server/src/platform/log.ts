/**
 * A line is an event plus facts: `log.info('room.closed', { updates, ms })`.
 * Never document text, tokens or addresses. *info*: something to find later; *warn*: we coped;
 * *error*: someone must look.
 */
import { destination, pino, type Logger } from 'pino'

export type Facts = Readonly<Record<string, unknown>>

export interface Log {
  debug(event: string, facts?: Facts): void
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  error(event: string, facts?: Facts): void
  /** A logger that adds these facts to each line. */
  child(facts: Facts): Log
}

/** Lines of JSON on standard error, so that standard output is free for what a person should read. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Log {
  // Synchronous: the last line before the process ends is the one that is needed most.
  return around(pino({ level, base: null }, destination({ fd: 2, sync: true })))
}

function around(logger: Logger): Log {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, facts: Facts = {}): void =>
      logger[level](readable(facts), event)
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (facts) => around(logger.child(facts)),
  }
}

/** An error given as the fact `error` is written with its stack and causes, under pino's name for it. */
function readable({ error, ...facts }: Facts): object {
  return error === undefined ? facts : { ...facts, err: error }
}
