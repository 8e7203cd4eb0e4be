import type { HeaderEntry } from '../../handshake/draft'
import { breaksLine } from '../../handshake/entry-problem'

/** Lines that are read of one request at most; a draft holds no more. */
export const MOST_LINES = 2000

/** Gathers the header lines of one request in their order; what cannot be a line is counted instead. */
export type LineSink = { readonly lines: HeaderEntry[]; left: number }

/**
 * Adds a name and a value as the line they make: case and white space stay. A name that is empty or begins with a colon is none of
 * HTTP/1.1, and one with a line ending would make two lines of one: both are counted as left out.
 */
export function addLine(sink: LineSink, name: string, value: string, enabled = true): void {
  if (name === '' || name.startsWith(':') || breaksLine(name) || breaksLine(value) || sink.lines.length >= MOST_LINES) {
    if (name !== '' || value !== '') sink.left++
    return
  }
  sink.lines.push({ line: `${name}: ${value}`, ...(enabled ? {} : { enabled: false }) })
}
