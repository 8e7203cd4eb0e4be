import 'server-only'
import pino from 'pino'

/** One JSON line an event, to stderr. Never give it a body, a query, a header value or a URL as typed: those may hold secrets. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
)
