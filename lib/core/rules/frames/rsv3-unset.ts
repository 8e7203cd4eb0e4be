import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/rsv3-unset',
  catalogue: ['F-003'],
  fault: 'rsv3-set',
  title: 'RSV3 is 0',
  failureTitle: 'RSV3 is set',
  section: 'rfc6455-5.2',
  says: 'Reserved bits are 0 unless an agreed extension gives them a meaning; an endpoint that gets another fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No frame that came has RSV3 (0x10) set',
  broken: 'Frame {frame} begins with {octets}: expected RSV3 (0x10) to be 0, as no extension in use gives it a meaning',
  advice:
    'Look for what writes to the same connection without framing, or for frames cut at the wrong place: no registered extension uses RSV3.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [{ name: 'RSV3 on a binary frame', because: 'broken', session: [{ received: '92 01 00' }], marks: ['92 01'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
