import { constants, deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openInflater } from '@/lib/server/platform/inflate'
import { hexDecode } from '../bytes/hex'
import { createFramesReader } from '../connection/frames-reader'
import { LIMITS } from '../transcript/limits'
import { createMessageNotes, type MessageNotes } from './message-notes'

/** What is noted of frames that came, or that we sent, permessage-deflate agreed on. */
function noted(octets: string, direction: 'sent' | 'received' = 'received', messageBytes = 1_000): MessageNotes {
  let n = 0
  const reader = createFramesReader({
    deflate: { serverTakeover: true, clientTakeover: true },
    limits: { ...LIMITS, messageBytes },
    openInflater,
    nextNumber: () => ++n,
  })
  const notes = createMessageNotes()
  for (const happening of reader.push(direction, hexDecode(octets) ?? new Uint8Array(0), 0)) {
    if (happening.type === 'frame') notes.frame(happening.frame)
    if (happening.type === 'message') notes.message({ at: 0, hop: 0, ...happening })
  }
  return notes.seen
}

it('finds where a text breaks, also over fragments (RFC 6455 §8.1)', () => {
  expect(noted('81 03 6e e9 65').text).toMatchObject({ frame: { n: 1 }, fault: { at: 2, kind: 'continuation' }, compressed: false })
  expect(noted('01 01 41 00 01 ff 80 01 42').text).toMatchObject({ frame: { n: 2 }, fault: { at: 1, kind: 'lead' } })
  expect(noted('c1 08 00 02 00 fd ff 41 ff 00').text).toMatchObject({ fault: { at: 1, kind: 'lead' }, compressed: true })
})

it('says nothing of the place where only the beginning of a text was kept', () => {
  expect(noted('81 06 41 41 41 c3 a4 ff', 'received', 4).text).toBeNull()
})

it('counts heartbeats of the application', () => {
  expect(noted('81 04 70 69 6e 67 81 01 41 81 01 32').heartbeat).toMatchObject({ first: { n: 1 }, times: 2 })
})

it('finds compression that is in vain, a final block, and what is too large inflated (RFC 7692)', () => {
  expect(noted('c1 07 f2 48 cd c9 c9 07 00').inVain).toMatchObject({ first: { n: 1, length: '7' }, plain: 5, times: 1 })
  expect(noted('c1 0b 01 05 00 fa ff 48 65 6c 6c 6f 00').finalBlock).toMatchObject({ first: { n: 1 } })
  const bomb = deflateRawSync(Buffer.alloc(500, 'a'), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4)
  const frame = Buffer.concat([Buffer.of(0xc1, bomb.length), bomb]).toString('hex')
  expect(noted(frame, 'received', 100).tooLarge).toMatchObject({ first: { n: 1 }, times: 1 })
  // What is too large before it is inflated is another matter.
  expect(noted('c1 07 f2 48 cd c9 c9 07 00', 'received', 4).tooLarge).toBeNull()
})

it('finds masking keys that can be guessed, and not those of empty frames (RFC 6455 §5.3)', () => {
  expect(noted('81 81 00 00 00 00 41', 'sent').zeroKey).toMatchObject({ first: { n: 1 } })
  expect(noted('81 81 01 02 03 04 41 81 81 01 02 03 04 41', 'sent').sameKey).toMatchObject({ first: { n: 2 }, times: 1 })
  expect(noted('81 80 00 00 00 00', 'sent')).toMatchObject({ zeroKey: null, sameKey: null })
})
