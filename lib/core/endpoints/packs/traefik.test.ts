import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { traefik } from './traefik'

const answer = (status: string, body: string, ...lines: string[]) => ({
  response: [`HTTP/1.1 ${status}`, 'Content-Type: text/plain; charset=utf-8', ...lines, `Content-Length: ${body.length}`],
  body,
})
const NOT_FOUND = answer('404 Not Found', '404 page not found\n', 'X-Content-Type-Options: nosniff')

testPack(traefik, {
  'traefik/no-router': {
    shown: { 'no rule': NOT_FOUND },
    not: {
      'a server with a name': answer('404 Not Found', '404 page not found\n', 'Server: mine'),
      'other words': answer('404 Not Found', 'Not Found'),
    },
    confidence: 'possible',
  },
  'traefik/backend-error': {
    shown: { 502: answer('502 Bad Gateway', 'Bad Gateway'), 504: answer('504 Gateway Timeout', 'Gateway Timeout') },
    not: {
      nginx: answer('502 Bad Gateway', 'Bad Gateway', 'Server: nginx'),
      'a 500 of an application': answer('500 Internal Server Error', 'Internal Server Error'),
    },
    confidence: 'possible',
  },
  'traefik/client-closed': {
    shown: { 499: answer('499 ', 'Client Closed Request') },
    not: { 'nginx’s 499 has no answer': { response: null } },
  },
})

it('is not recognised by the words of Go', () => {
  expect(answeredIn(NOT_FOUND, [traefik])).toBeNull()
})
