import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { createRedactor } from '../handshake/redactor'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import { maskedRequest, maskedResponse } from './masked-head'

it('gives the head as the masked octets read, with what was masked', () => {
  const bytes = head('GET / HTTP/1.1', 'Cookie: id=abcdef')
  const parsed = parseRequestHead(bytes)
  const masked = parsed && maskedRequest({ head: parsed, bytes }, createRedactor([]))
  expect(masked?.head?.lines[0]?.value).not.toContain('abcdef')
  expect(masked?.secrets.join()).toContain('abcdef')
})

it('does the same for a response', () => {
  const bytes = head('HTTP/1.1 200 OK', 'X-Echo: tellnobody')
  const parsed = parseResponseHead(bytes)
  const masked = parsed && maskedResponse({ head: parsed, bytes }, createRedactor(['tellnobody']))
  expect(masked?.head?.lines[0]?.value).toBe('**********')
  expect(masked?.secrets).toEqual(['tellnobody'])
})
