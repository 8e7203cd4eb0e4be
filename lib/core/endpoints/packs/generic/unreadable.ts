import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

/** Smaller heads than this every server takes. */
const COMMON_LIMIT = 8 * 1024

/** Octets of the head we sent, its lines and their ends. */
function headOctets(look: Look): number {
  const { request } = look
  return request ? request.lines.reduce((sum, { name, value }) => sum + name.length + value.length + 4, request.start.text.length + 4) : 0
}

const long = (look: Look) => look.seen(`The head we sent has ${headOctets(look)} octets`, headOctets(look) > COMMON_LIMIT)

/** What the parsers of Node and Bun write by themselves: a status line and Connection: close. */
const bare = (look: Look) => (look.header('connection') === 'close' && look.body === '' ? look.fieldsAre(['Connection']) : null)

export const unreadable: Diagnosis = {
  id: 'generic/request-not-read',
  rows: ['097'],
  says: 'the server could not read the request as HTTP',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 && headOctets(look) <= COMMON_LIMIT ? [look.isStatus(400), bare(look)] : [null]),
  cause:
    'The parsers of Node and of Bun answer so by themselves, before any application: a character that a field may not have, a missing or repeated Host, or a wrong line end.',
  remedy: 'Look at the request octet by octet: control characters in values, spaces before colons, repeated Host or Content-Length.',
  source: 'nodejs/node lib/_http_server.js; measured on Node 20.20.2 and Bun 1.4.5',
}

export const headTooLarge: Diagnosis = {
  id: 'generic/head-too-large',
  rows: ['097'],
  says: (look) => `the head of the request, ${headOctets(look)} octets, is longer than the server takes`,
  confidence: 'likely',
  basis: 'documented',
  layer: 'application',
  when: (look) => [
    look.oneOf(look.isStatus(431), headOctets(look) > COMMON_LIMIT ? look.isStatus(400, 413, 414, 494) : null),
    long(look) ?? look.seen('The status says so', look.status === 431),
  ],
  cause:
    'Servers bound the head of a request: 8 KiB in Apache, nginx and Tomcat, 16 KiB in Node and Bun, 64 KiB for one line in Python. Some answer 431 (RFC 6585 §5), others 400 without a word.',
  remedy:
    'Send less: mostly cookies have piled up. Or raise the limit: --max-http-header-size of Node, large_client_header_buffers of nginx, LimitRequestFieldSize of Apache.',
  source: 'RFC 6585 §5; measured on Node 20.20.2, Bun 1.4.5, Deno 2.9.6, Hypercorn 0.13.2 and lighttpd 1.4.69',
}
