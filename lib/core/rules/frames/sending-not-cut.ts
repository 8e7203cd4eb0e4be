import { rule } from '../rule'

export default rule({
  id: 'frames/sending-not-cut',
  catalogue: ['F-084'],
  title: 'What we send is taken to the end',
  failureTitle: 'The connection was gone while we sent',
  section: 'rfc6455-7.2.1',
  says: 'Where the transport is lost while something is sent, the session is closed abnormally, and what was not taken is lost.',
  level: 'practice',
  effect: 'clients-fail',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    open: 'The connection stands',
    whole: 'No write of ours failed',
    failed: 'A write of ours failed with "{detail}": what we sent last did not reach the endpoint',
  },
  check({ ended }) {
    if (!ended) return { outcome: 'not-applicable', because: 'open' }
    const detail = ended.detail ?? ''
    if (!/\bEPIPE\b/.test(detail)) return { outcome: 'pass', because: 'whole', at: [] }
    return { outcome: 'fail', because: 'failed', at: [], values: { detail } }
  },
  advice: 'The endpoint had reset the connection before. Compare the last frames that were sent with what its log says it got.',
  examples: {
    pass: [{ name: 'a FIN', because: 'whole', session: [{ received: '81 00' }, { ends: 'fin' }] }],
    fail: [{ name: 'a broken pipe', because: 'failed', session: [{ sent: '81 80 00 00 00 00' }, { ends: 'rst', detail: 'write EPIPE' }] }],
    notApplicable: [{ name: 'still open', because: 'open', session: [] }],
  },
})
