import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/length-64-minimal',
  catalogue: ['F-010'],
  fault: 'length-64-not-minimal',
  title: 'Lengths of 64 bits are needed',
  failureTitle: 'A length below 65536 takes 64 bits',
  section: 'rfc6455-5.2',
  says: 'The length takes the fewest octets it fits in: 7 bits up to 125, 16 up to 65535, 64 beyond.',
  level: 'must',
  effect: 'clients-tolerate',
  clean: 'No frame that came spells a length below 65536 in 64 bits',
  broken: 'Frame {frame} spells its length of {length} octets in 64 bits ({octets}): expected a shorter form, as it is below 65536',
  advice: 'Write the shortest form. Most clients read it all the same; strict ones close with 1002.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: '5 octets in 64 bits',
        because: 'broken',
        session: [{ received: '81 7f 00 00 00 00 00 00 00 05 48 65 6c 6c 6f' }],
        marks: ['81 7f 00 00 00 00 00 00 00 05'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
