import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/fragments-few-empty',
  catalogue: ['F-034'],
  fault: 'empty-fragments',
  title: 'Few fragments are empty',
  failureTitle: 'A message has more than a thousand empty fragments',
  section: 'rfc6455-10.4',
  says: 'A fragment may be empty. A flood of them costs a receiver memory and time without giving it anything, which is an attack known from real servers.',
  level: 'practice',
  effect: 'clients-tolerate',
  clean: 'No message that came has more than 1000 empty fragments',
  broken: 'Frame {frame} is the 1001st fragment of a message without a single octet ({octets}): expected some of them to carry something',
  advice: 'Find the loop that flushes an empty buffer. Receivers do well to close with 1008 (compare CVE-2014-0193 of Netty).',
  examples: {
    pass: [{ name: 'an empty first fragment', because: 'clean', session: [{ received: '01 00' }, { received: '80 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: 'a thousand and one',
        because: 'broken',
        session: [{ received: '01 00' }, { received: '00 00', repeat: 1000 }],
        marks: ['00 00'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
