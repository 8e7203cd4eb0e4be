import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'

it('gives when each milestone was passed', () => {
  const { conversation, view } = connected()
  conversation
    .waits(1)
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .waits(2)
    .receives('HTTP/1.1 ')
    .waits(3)
    .receives('204 x\r\n\r\n')
    .waits(4)
    .ends()
  expect(view().timings).toEqual({ resolve: 1, connect: 2, proxy: null, tls: null, http2: null, sent: 3, firstByte: 5, head: 8, total: 12 })
})
