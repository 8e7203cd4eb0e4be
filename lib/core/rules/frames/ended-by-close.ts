import { duration } from '../../spec/words'
import { rule } from '../rule'

export default rule({
  id: 'frames/ended-by-close',
  catalogue: ['F-077'],
  title: 'The endpoint closes before it ends the connection',
  failureTitle: 'The endpoint ended the connection without a Close frame',
  section: 'rfc6455-7.3',
  says: 'An endpoint that ends a session begins the closing handshake: it sends a Close frame. Where none came, clients report 1006.',
  level: 'should',
  effect: 'clients-fail',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    open: 'The connection stands',
    cut: 'It was not the endpoint that ended the connection with a FIN',
    closed: 'A Close frame came before the end',
    silent: 'The endpoint ended the connection (FIN) {time} after the last frame and sent no Close frame: expected one first',
    frameless:
      'The endpoint ended the connection (FIN) {time} after the 101, before any frame and without a Close frame: expected one first',
  },
  check({ frames, ended }) {
    if (!ended) return { outcome: 'not-applicable', because: 'open' }
    const { closes } = frames.received
    if (closes) return { outcome: 'pass', because: 'closed', at: [] }
    if (ended.by !== 'endpoint' || (ended.how !== 'fin' && ended.how !== 'tls-alert')) return { outcome: 'not-applicable', because: 'cut' }
    if (frames.newest === null)
      return { outcome: 'fail', because: 'frameless', at: [], values: { time: duration(ended.at - frames.openedAt) } }
    return { outcome: 'fail', because: 'silent', at: [], values: { time: duration(ended.at - frames.newest) } }
  },
  advice:
    'Compare the time of silence with the limits on the way: about 60 s is the default of many proxies, 100 s that of Cloudflare, 350 s that of an AWS network load balancer. A process that dies, or is replaced, sends no Close frame either.',
  examples: {
    pass: [{ name: 'a Close frame, then a FIN', because: 'closed', session: [{ received: '88 00' }, { ends: 'fin' }] }],
    fail: [
      { name: 'a minute of silence', because: 'silent', session: [{ received: '81 00' }, { at: 60_000, ends: 'fin' }] },
      { name: 'right after the 101', because: 'frameless', session: [{ at: 20, ends: 'fin' }] },
    ],
    notApplicable: [
      { name: 'still open', because: 'open', session: [{ received: '81 00' }] },
      { name: 'we ended it', because: 'cut', session: [{ received: '81 00' }, { ends: 'fin', by: 'us' }] },
    ],
  },
})
