import { describe, expect, it } from 'vitest'
import { seenIn } from '../../testing/pack-tester'
import { answerSays, answerWords } from './answer-words'
import { lookAt } from './look'

const look = (status: string, body: string) => lookAt(seenIn({ response: [`HTTP/1.1 ${status}`, `Content-Length: ${body.length}`], body }))

describe('answerWords', () => {
  it.each([
    ['no such room\r\n', 'no such room'],
    ['{"error":"invalid_token","error_description":"it expired"}', 'it expired'],
    ['{"statusCode":404,"error":"Not Found","message":"Route GET:/ not found"}', 'Route GET:/ not found'],
    ['{"errors":[{"message":"first"},{"message":"second"}]}', 'first'],
    ['{"kind":"Status","message":"pods \\"a\\" not found","reason":"NotFound"}', 'pods "a" not found'],
    ['{"code":17}', '{"code":17}'],
    ['{"reply":', '{"reply":'],
    ['{"error":{"error":{"error":{"error":"too deep"}}}}', '{"error":{"error":{"error":{"error":"too deep"}}}}'],
    ['{"__proto__":{"message":"inherited"}}', '{"__proto__":{"message":"inherited"}}'],
    ['token 0123456789abcdef0123456789abcdef is unknown', 'token … is unknown'],
  ])('%j says %j', (body, words) => {
    expect(answerWords(look('404 Not Found', body))).toBe(words)
  })

  it.each([
    ['200 OK', 'welcome'],
    ['404 Not Found', 'not found'],
    ['404 Not Found', ''],
    ['404 Not Found', 'a book '.repeat(100)],
  ])('%s with %j says nothing', (status, body) => {
    expect(answerWords(look(status, body))).toBeNull()
  })

  it('of a body of braces 100,000 deep ends in a bounded time and says nothing', () => {
    expect(answerWords(look('404 Not Found', '{"error":'.repeat(100_000)))).toBeNull()
  })
})

describe('answerSays', () => {
  it('points at the octets', () => {
    expect(answerSays(look('403 Forbidden', 'the origin is foreign'), /origin/)).toEqual({
      text: 'The body says "origin"',
      at: [{ part: 'body', start: 4, end: 10 }],
      broad: false,
    })
  })

  it('looks at the words, not at the markup', () => {
    expect(answerSays(look('403 Forbidden', '<p class="origin">closed</p>'), /origin/)).toBeNull()
  })
})
