import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { createAnswerBody } from './answer-body'

function bodyOf(lines: string[], limit = 100, method = 'GET') {
  const parsed = parseResponseHead(head(...lines))
  if (parsed === null) throw new Error('no head')
  return createAnswerBody(method, parsed, limit)
}

it('is told when it is whole, and before that each time it has doubled', () => {
  const body = bodyOf(['HTTP/1.1 200 OK', 'Content-Length: 8'])
  const told = [...'abcdefgh'].map((octet) => body.push(latin1Encode(octet))?.bytes.length ?? null)
  expect(told).toEqual([1, 2, null, 4, null, null, null, 8])
})

it('removes the chunked coding and names what is wrong with it', () => {
  const body = bodyOf(['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked'])
  expect(body.push(latin1Encode('3\r\nabc\r\n'))).toMatchObject({ bytes: latin1Encode('abc'), complete: false })
  expect(body.end()).toMatchObject({ complete: false, faults: ['ended-early'] })
})

it('has none in an answer to HEAD', () => {
  expect(bodyOf(['HTTP/1.1 200 OK', 'Content-Length: 8'], 100, 'HEAD').push(new Uint8Array(0))).toMatchObject({
    framing: 'none',
    complete: true,
  })
})

it('is cut at the limit, and gives up its raw octets when they are far over it', () => {
  const body = bodyOf(['HTTP/1.1 200 OK'], 4)
  expect(body.push(latin1Encode('abcdef'))).toMatchObject({ bytes: latin1Encode('abcd'), truncated: true })
  expect(body.octets).toEqual(latin1Encode('abcdef'))
  body.push(new Uint8Array(70_000))
  expect(body.octets).toBeNull()
})

it('is told of as soon as more came than is kept, once', () => {
  const body = bodyOf(['HTTP/1.1 200 OK', 'Content-Length: 100'], 8)
  expect(body.push(latin1Encode('12345'))).toMatchObject({ truncated: false })
  expect(body.push(latin1Encode('678'))).toBeNull()
  expect(body.push(latin1Encode('9'))).toMatchObject({ bytes: latin1Encode('12345678'), truncated: true })
  expect(body.push(latin1Encode('0'))).toBeNull()
})
