import 'server-only'
import pino, { type Logger } from 'pino'
import { escapeLine } from './escape-line'
import { singleton } from './singleton'

// A net below the rule that only redacted forms are logged: fields of these names are never written.
const NEVER = ['secret', 'secretKey', 'accessToken', 'dataKey', 'masterKey', 'authorization', 'cookie', 'exactDraft', 'password']

/** The process's log: one JSON line an event on standard output. Log redacted forms only. */
export function logger(): Logger {
  return singleton('logger', () =>
    pino(
      {
        level: process.env.LOG_LEVEL?.toLowerCase() || 'info',
        base: { pid: process.pid },
        timestamp: pino.stdTimeFunctions.isoTime,
        redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
      },
      { write: (line: string) => void process.stdout.write(escapeLine(line)) },
    ),
  )
}

/** Sets the level once the configuration is read. */
export function setLogLevel(level: string): void {
  logger().level = level
}
