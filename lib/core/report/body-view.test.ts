import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { latin1Encode } from '../bytes/latin1'
import { createRedactor } from '../handshake/redactor'
import { parseResponseHead } from '../http1/parse-head'
import { bodyView } from './body-view'

const told = { type: 'body', at: 1, hop: 0, framing: 'until-close', complete: false, truncated: false, faults: [] } as const

it('is masked, with its type', () => {
  const parsed = parseResponseHead(head('HTTP/1.1 200 OK', 'Content-Type: text/plain'))
  expect(bodyView({ ...told, bytes: latin1Encode('a hushhush b'), complete: true }, parsed, false, createRedactor(['hushhush']))).toEqual({
    bytes: Buffer.from('a ******** b').toString('base64'),
    length: 12,
    framing: 'until-close',
    contentType: 'text/plain',
    complete: true,
    truncated: false,
  })
})

it('shows its beginning while it comes, and all of it in the end', () => {
  const bytes = new Uint8Array(5_000)
  expect(bodyView({ ...told, bytes }, null, false, createRedactor([]))).toMatchObject({ length: 5_000, truncated: true })
  expect(bodyView({ ...told, bytes }, null, true, createRedactor([]))).toMatchObject({ length: 5_000, truncated: false })
})

it('is null where the answer has none', () => {
  expect(bodyView({ ...told, framing: 'none', bytes: new Uint8Array(0) }, null, true, createRedactor([]))).toBeNull()
})
