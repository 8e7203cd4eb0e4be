import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/length-16-minimal',
  catalogue: ['F-009'],
  fault: 'length-16-not-minimal',
  title: 'Lengths of 16 bits are needed',
  failureTitle: 'A length below 126 takes 16 bits',
  section: 'rfc6455-5.2',
  says: 'The length takes the fewest octets it fits in: 7 bits up to 125, 16 up to 65535, 64 beyond.',
  level: 'must',
  effect: 'clients-tolerate',
  clean: 'No frame that came spells a length below 126 in 16 bits',
  broken: 'Frame {frame} spells its length of {length} octets in 16 bits ({octets}): expected 7 bits, as it is below 126',
  advice: 'Write the shortest form. Most clients read it all the same; strict ones close with 1002.',
  examples: {
    pass: [{ name: '126 octets in 16 bits', because: 'clean', session: [{ received: `82 7e 00 7e${'00'.repeat(126)}` }] }],
    fail: [
      { name: '5 octets in 16 bits', because: 'broken', session: [{ received: '81 7e 00 05 48 65 6c 6c 6f' }], marks: ['81 7e 00 05'] },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
