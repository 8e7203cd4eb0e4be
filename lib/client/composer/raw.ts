import { base64Decode, base64Encode } from '../../core/bytes/base64'
import { latin1Decode, latin1Encode } from '../../core/bytes/latin1'
import { utf8Decode } from '../../core/bytes/utf8'
import type { HeaderLine, RequestDraft } from '../../core/handshake/draft'

/** A raw draft as lines that can be edited one by one; what cannot be (octets that are no UTF-8) stays octets. */
export function linesOfRaw(draft: RequestDraft): RequestDraft {
  const { raw = '', template: _template, ...rest } = draft
  const text = latin1Decode(base64Decode(raw) ?? new Uint8Array())
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text.replace(/\r?\n$/, '')
  const body = end ? text.slice(end.index + end[0].length) : ''
  const [start = '', ...lines] = head.split(/\r?\n/)
  const [method = '', target = '', ...version] = start.split(' ')
  return {
    ...rest,
    method,
    target,
    httpVersion: version.join(' ').replace(/^HTTP\//, ''),
    headers: lines.map(lineOf),
    ...(head.includes('\r\n') || !head.includes('\n') ? {} : { lineEnding: 'lf' }),
    ...(body === '' ? {} : { body: utf8Decode(latin1Encode(body)) ?? body }),
  }
}

function lineOf(latin1: string): HeaderLine {
  const line = utf8Decode(latin1Encode(latin1))
  return line === null ? { base64: base64Encode(latin1Encode(latin1)) } : { line, template: false }
}
