import { expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { createChunkedDecoder } from './chunked'

it('hands over decoded octets and takes none after the end', () => {
  let text = ''
  const decoder = createChunkedDecoder((chunk, start, end) => {
    text += latin1Decode(chunk, start, end)
  })
  expect(decoder.push(latin1Encode('2\r\nab\r\n0\r\n\r\nnext'))).toBe(12)
  expect([text, decoder.complete, decoder.push(latin1Encode('next')), [...decoder.faults]]).toEqual(['ab', true, 0, []])
})
