import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/sent-no-data-after-close',
  catalogue: ['F-093'],
  fault: 'after-close',
  direction: 'sent',
  title: 'We send no message after our Close frame',
  failureTitle: 'We sent a message after our Close frame',
  section: 'rfc6455-5.5.1',
  says: 'After its Close frame an endpoint sends no data frame.',
  level: 'must',
  effect: 'none',
  clean: 'We sent no data frame behind a Close frame',
  broken: 'Frame {frame} ({octets}) was sent behind our Close frame: expected no data frame any more',
  advice: 'Send what is to be said before closing: what comes after a Close frame is thrown away.',
  examples: {
    pass: [{ name: 'a Close frame at the end', because: 'clean', session: [{ sent: '81 80 00 00 00 00' }, { sent: '88 80 00 00 00 00' }] }],
    fail: [
      {
        name: 'a text behind the Close frame',
        because: 'broken',
        session: [{ sent: '88 80 00 00 00 00' }, { sent: '81 80 00 00 00 00' }],
        marks: ['81 80 00 00 00 00'],
      },
    ],
    notApplicable: [{ name: 'nothing was sent', because: 'none', session: [] }],
  },
})
