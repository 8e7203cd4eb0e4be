import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseRequestHead } from '../http1/parse-head'
import { requestSecrets } from './request-secrets'

function secrets(...lines: string[]) {
  const head = parseRequestHead(latin1Encode(`${lines.join('\r\n')}\r\n\r\n`))
  return head ? requestSecrets(head) : []
}

describe('requestSecrets', () => {
  it('names where secrets stand: query, credentials, cookies, telling fields', () => {
    const found = secrets(
      'GET /a?room=lobby&access_token=abcdefgh12 HTTP/1.1',
      'Authorization: Bearer abcdef.ghi',
      'Cookie: theme=dark; sid=0123456789abcdef',
      'X-Api-Key: qwertz-9',
      'X-Other: whatever-it-is',
    )
    expect(found.map(({ name }) => name)).toEqual([
      'a token of the query',
      'the value of Authorization',
      'a cookie',
      'the value of X-Api-Key',
    ])
    expect(found[3]?.search.find('see qwertz-9 there')).toEqual([{ start: 4, end: 12 }])
  })

  it('leaves short values alone, and stops at sixteen', () => {
    expect(secrets('GET /?token=abc HTTP/1.1', 'Cookie: a=short', 'X-Api-Key: 12345')).toEqual([])
    const many = Array.from({ length: 40 }, (_, index) => `X-Api-Key: secret-${index}`)
    expect(secrets('GET / HTTP/1.1', ...many)).toHaveLength(16)
  })
})
