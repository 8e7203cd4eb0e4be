import { frameRule } from '../frame-fault'
import { withDeflate } from '../sample-frames'

export default frameRule({
  id: 'frames/takeover-as-agreed',
  catalogue: ['F-052'],
  fault: 'takeover-broken',
  title: 'Messages stand alone where that was agreed',
  failureTitle: 'A message leans on an earlier one against the agreement',
  section: 'rfc7692-7.1.1',
  says: 'A server that agreed on server_no_context_takeover begins each message with an empty window.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No message that came leans on one that it must not lean on',
  broken:
    'The message that ends with frame {frame} ({octets}) refers to octets before its own: expected it to stand alone, as server_no_context_takeover was agreed on',
  advice: 'Reset the compressor after each message, or answer without server_no_context_takeover.',
  examples: {
    pass: [
      {
        name: 'two messages that stand alone',
        because: 'clean',
        ...withDeflate('server_no_context_takeover'),
        session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }, { received: 'c1 07 f2 48 cd c9 c9 07 00' }],
      },
    ],
    fail: [
      {
        name: 'the second leans on the first',
        because: 'broken',
        ...withDeflate('server_no_context_takeover'),
        session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }, { received: 'c1 05 f2 00 11 00 00' }],
        marks: ['c1 05'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
