import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/rsv2-unset',
  catalogue: ['F-002'],
  fault: 'rsv2-set',
  title: 'RSV2 is 0',
  failureTitle: 'RSV2 is set',
  section: 'rfc6455-5.2',
  says: 'Reserved bits are 0 unless an agreed extension gives them a meaning; an endpoint that gets another fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No frame that came has RSV2 (0x20) set',
  broken: 'Frame {frame} begins with {octets}: expected RSV2 (0x20) to be 0, as no extension in use gives it a meaning',
  advice:
    'Look for what writes to the same connection without framing, or for frames cut at the wrong place: no registered extension uses RSV2.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [{ name: 'RSV2 on a text frame', because: 'broken', session: [{ received: 'a1 05 48 65 6c 6c 6f' }], marks: ['a1 05'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
