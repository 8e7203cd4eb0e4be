import type { FrameFault } from '../../frames/fault'
import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'
import { WITH_DEFLATE } from '../sample-frames'

/** What is wrong with a frame of ours, beside what other rules say of those we send. */
const WORDS: Readonly<{ [fault in FrameFault]?: string }> = {
  'rsv1-not-agreed': 'has RSV1 set, which no agreed extension uses',
  'rsv1-on-continuation': 'is a continuation with RSV1 set',
  'rsv1-on-control': 'is a control frame with RSV1 set',
  'rsv2-set': 'has RSV2 set',
  'rsv3-set': 'has RSV3 set',
  'reserved-data-opcode': 'has a reserved opcode',
  'reserved-control-opcode': 'has a reserved opcode',
  'control-fragmented': 'is a control frame without FIN',
  'control-too-long': 'is a control frame of more than 125 octets',
  'length-top-bit': 'has the top bit of its length set',
  'length-not-exact': 'announces more than 2^53 - 1 octets',
  'length-16-not-minimal': 'spells its length longer than needed',
  'length-64-not-minimal': 'spells its length longer than needed',
  'continuation-without-start': 'is a continuation of nothing',
  'data-inside-message': 'begins a message inside another',
  'empty-fragments': 'is one of more than a thousand empty fragments',
  'invalid-utf8': 'is text that is not UTF-8',
  'utf8-cut': 'is text that ends inside a character',
  'close-payload-of-one': 'is a Close frame with half a code',
  'close-reason-not-utf8': 'is a Close frame whose reason is not UTF-8',
  'inflate-failed': 'does not inflate',
  'takeover-broken': 'leans on an earlier message although that was ruled out',
  'window-exceeded': 'refers back further than the agreed window',
  'tail-not-stripped': 'keeps the tail 00 00 ff ff',
}

export default rule({
  id: 'frames/sent-well-formed',
  catalogue: ['F-094'],
  title: 'What we send are legal frames',
  failureTitle: 'A frame we sent breaks the protocol',
  section: 'rfc6455-5.2',
  says: 'The rules for frames bind both sides: bits, opcodes and extensions that were not agreed on are not sent by a client either.',
  level: 'must',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No frame was sent',
    legal: 'Every frame we sent is well formed',
    broken: 'Frame {frame} ({octets}), which we sent, {fault}{also}',
  },
  check({ frames }) {
    const { any, faults } = frames.sent
    const [first] = (Object.keys(WORDS) as FrameFault[])
      .flatMap((fault) => {
        const seen = faults[fault]
        return seen ? [{ seen, fault: WORDS[fault] ?? '' }] : []
      })
      .sort((a, b) => a.seen.first.n - b.seen.first.n)
    if (first) {
      const values = { ...frameValues(first.seen), fault: first.fault }
      return { outcome: 'fail', because: 'broken', at: atFrame(first.seen.first), values }
    }
    return any ? { outcome: 'pass', because: 'legal', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice:
    'Correct the frame, unless it is the very thing to be tried: then the finding says that what was meant to be wrong was wrong on the wire.',
  examples: {
    pass: [
      { name: '"Hello"', because: 'legal', session: [{ sent: '81 85 37 fa 21 3d 7f 9f 4d 51 58' }] },
      { name: 'compressed as agreed', because: 'legal', ...WITH_DEFLATE, session: [{ sent: 'c1 87 00 00 00 00 f2 48 cd c9 c9 07 00' }] },
    ],
    fail: [
      { name: 'opcode 0x3', because: 'broken', session: [{ sent: '83 80 01 02 03 04' }], marks: ['83 80 01 02 03 04'] },
      { name: 'RSV1 without an extension', because: 'broken', session: [{ sent: 'c1 80 01 02 03 04' }], marks: ['c1 80 01 02 03 04'] },
    ],
    notApplicable: [{ name: 'nothing was sent', because: 'none', session: [] }],
  },
})
