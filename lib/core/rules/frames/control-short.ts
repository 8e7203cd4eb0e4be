import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/control-short',
  catalogue: ['F-020'],
  fault: 'control-too-long',
  title: 'Control frames have at most 125 octets',
  failureTitle: 'A control frame has more than 125 octets',
  section: 'rfc6455-5.5',
  says: 'Control frames have at most 125 octets of payload and are never fragmented.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No control frame that came is longer than 125 octets',
  broken: 'Frame {frame} is a control frame of {length} octets ({octets}): expected at most 125',
  advice: 'Keep the payload of pings small and cut the reason of a Close frame to 123 octets, at a character.',
  examples: {
    pass: [{ name: 'a ping of 125 octets', because: 'clean', session: [{ received: `89 7d${'00'.repeat(125)}` }] }],
    fail: [
      {
        name: 'a ping of 126 octets',
        because: 'broken',
        session: [{ received: `89 7e 00 7e${'00'.repeat(126)}` }],
        marks: ['89 7e 00 7e'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
