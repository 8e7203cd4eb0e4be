import { frameRule } from '../frame-fault'
import { withDeflate } from '../sample-frames'

export default frameRule({
  id: 'frames/window-kept',
  catalogue: ['F-051'],
  fault: 'window-exceeded',
  title: 'Messages keep to the agreed window',
  failureTitle: 'A message refers back further than the agreed window',
  section: 'rfc7692-7.1.2.1',
  says: 'A server that agreed on server_max_window_bits compresses with no larger window.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No message that came refers back further than was agreed',
  broken:
    'The message that ends with frame {frame} ({octets}) inflates only with a larger window than server_max_window_bits of the answer: expected none to refer back so far',
  advice:
    'Configure the compressor with the window of the answer, or answer without server_max_window_bits. Clients that allot what was agreed cannot read it.',
  examples: {
    pass: [
      {
        name: 'a message within a window of 256 octets',
        because: 'clean',
        ...withDeflate('server_max_window_bits=8'),
        session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }, { received: 'c1 05 f2 00 11 00 00' }],
      },
    ],
    fail: [
      {
        name: '300 octets back in a window of 256',
        because: 'broken',
        ...withDeflate('server_max_window_bits=8'),
        session: [{ received: `c2 7e 01 32 00 2c 01 d3 fe 48 65 6c 6c 6f${'2e'.repeat(295)}00` }, { received: 'c1 05 f2 00 85 15 00' }],
        marks: ['c1 05'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
