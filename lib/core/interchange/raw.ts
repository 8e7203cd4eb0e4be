import { latin1Decode } from '../bytes/latin1'
import { utf8Decode, utf8Encode } from '../bytes/utf8'
import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { linesNamed } from '../http1/list-field'
import { parseRequestHead } from '../http1/parse-head'
import { IMPORT_LIMIT, type Importer, type ImportNote, type ImportResult } from './import-result'
import { missingLinesNote } from './missing-lines'
import { findPlaceholders } from './placeholders'

const START = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}[ \t]+[^\s]{1,8000}[ \t]+HTTP\/\d(?:\.\d)?[ \t]*(?:\r?\n|$)/

/** Reads a request head as it travels: its lines become the draft's, the URL comes from Host and the request target. */
export const raw: Importer = {
  format: 'raw',
  title: 'Request head',
  detect: (text) => START.test(text.trimStart().slice(0, 20_000)),
  read(text): ImportResult {
    const nothing = (message: string, start: number, end: number): ImportResult => ({
      format: 'raw',
      drafts: [],
      notes: [],
      placeholders: [],
      problems: [{ message, start, end }],
    })
    if (text.length > IMPORT_LIMIT)
      return nothing(`The text has ${text.length} characters: expected at most ${IMPORT_LIMIT}`, IMPORT_LIMIT, text.length)
    const bytes = utf8Encode(text.replace(/^\s+/, ''))
    const head = parseRequestHead(bytes)
    if (head === null || head.start.version === '') {
      const line = /\S[^\r\n]*/.exec(text)
      const start = line?.index ?? 0
      return nothing(
        `The first line is "${(line?.[0] ?? '').slice(0, 80)}": expected a request line such as GET /chat HTTP/1.1`,
        start,
        start + (line?.[0].length ?? 0),
      )
    }
    const plain = (start: number, end: number) => utf8Decode(bytes.slice(start, end)) ?? latin1Decode(bytes, start, end)
    const headers = head.lines.map((line): HeaderEntry => ({ line: plain(line.span.start, line.span.end).replace(/\r?\n$/, '') }))
    const host = linesNamed(head, 'host')[0]?.value ?? ''
    const target = plain(head.start.targetSpan.start, head.start.targetSpan.end)
    const { url, note } = urlOf(target, host, linesNamed(head, 'origin')[0]?.value ?? '')
    const version = /^HTTP\/(\d\.\d)$/.exec(head.start.version)?.[1] ?? head.start.version
    const body = plain(head.length, bytes.length)
    const draft: RequestDraft = {
      url,
      headers,
      ...(head.start.method !== 'GET' && { method: head.start.method }),
      ...(!target.startsWith('/') && { target }),
      ...(version !== '1.1' && { httpVersion: version }),
      ...(body.trim() !== '' && { body }),
    }
    const missing = missingLinesNote(draft)
    return {
      format: 'raw',
      drafts: [draft],
      notes: [note, ...(missing === null ? [] : [missing])],
      placeholders: findPlaceholders(draft),
      problems: [],
    }
  },
}

function urlOf(target: string, host: string, origin: string): { url: string; note: ImportNote } {
  const absolute = /^(?:ws|http)(s?):(\/\/.*)$/i.exec(target)
  if (absolute !== null) {
    const url = `ws${(absolute[1] ?? '').toLowerCase()}:${absolute[2]}`
    return { url, note: { code: 'url-from-target', text: `The URL ${url} was read from the request target` } }
  }
  const path = target.startsWith('/') ? target : '/'
  if (host === '')
    return { url: `wss://{{host}}${path}`, note: { code: 'host-missing', text: 'The head has no Host line: give the host of the URL' } }
  // A head does not say whether TLS carried it: its origin and its port are the best hints.
  const isPlain = origin.startsWith('http:') || (/:\d+$/.test(host) && !/:(?:443|8443)$/.test(host))
  const url = `${isPlain ? 'ws' : 'wss'}://${host}${path}`
  return { url, note: { code: 'scheme-assumed', text: `The URL ${url} was read from Host; a head does not say whether TLS carries it` } }
}
