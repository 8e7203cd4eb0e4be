import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/no-data-after-close',
  catalogue: ['F-072', 'F-073'],
  fault: 'after-close',
  title: 'No message follows the Close frame',
  failureTitle: 'A message follows the Close frame of the endpoint',
  section: 'rfc6455-5.5.1',
  says: 'After its Close frame an endpoint sends no data frame; of pings and pongs the sentence says nothing.',
  level: 'must',
  effect: 'clients-tolerate',
  clean: 'No data frame came behind a Close frame',
  broken: 'Frame {frame} ({octets}) came behind the Close frame of the endpoint: expected no data frame any more',
  advice: 'Let the writer stop before the Close frame is sent: clients throw away what comes after it.',
  examples: {
    pass: [
      { name: 'a pong behind the Close frame', because: 'clean', session: [{ received: '88 00' }, { received: '8a 00' }] },
      { name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] },
    ],
    fail: [
      {
        name: '"Hello" behind the Close frame',
        because: 'broken',
        session: [{ received: '88 00' }, { received: '81 05 48 65 6c 6c 6f' }],
        marks: ['81 05'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
