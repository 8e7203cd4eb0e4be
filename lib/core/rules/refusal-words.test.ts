import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { refusalWords } from './refusal-words'

const words = (status: string, body: string, ...lines: string[]) => {
  const head = parseResponseHead(latin1Encode([`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n')))
  return head && refusalWords(head, latin1Encode(body))
}

describe('refusalWords', () => {
  it.each([
    ['403 Forbidden', 'origin not allowed\n', 'origin not allowed'],
    ['403 Forbidden', '<html><head><style>p{}</style></head><p>Ask the\r\n <b>owner</b></p></html>', 'Ask the owner'],
    ['404 Not Found', '{"message":"no such room"}', '{"message":"no such room"}'],
  ])('%s with %j says %j', (status, body, said) => {
    expect(words(status, body)).toBe(said)
  })

  it.each([
    ['403 Forbidden', ''],
    ['403 Forbidden', 'Forbidden\n'],
    ['403 No', 'Forbidden'],
    ['404 Not Found', '{"status":404,"error":"Not Found"}'],
    ['502 Bad Gateway', '<h1>502 Bad Gateway</h1><hr>nginx/1.22.1', 'Server: nginx/1.22.1'],
  ])('%s with %j says no more than its status line', (status, body, ...lines) => {
    expect(words(status, body, ...lines)).toBeNull()
  })
})
