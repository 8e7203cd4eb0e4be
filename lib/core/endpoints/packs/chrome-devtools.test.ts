import { asking, testPack } from '../../../testing/pack-tester'
import { chromeDevtools } from './chrome-devtools'

const BODY =
  'Rejected an incoming WebSocket connection from the http://localhost:9222 origin. Use the command line flag --remote-allow-origins=http://localhost:9222 to allow connections from this origin or --remote-allow-origins=* to allow all origins.'

testPack(chromeDevtools, {
  'chrome-devtools/origin': {
    shown: {
      'an Origin': {
        request: asking('/devtools/browser/1', 'Origin: http://localhost:9222'),
        response: ['HTTP/1.1 403 Forbidden', `Content-Length: ${BODY.length}`, 'Content-Type: text/html'],
        body: BODY,
      },
    },
    not: {
      'another 403': {
        request: asking('/devtools/browser/1', 'Origin: http://a'),
        response: ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'],
      },
    },
    confidence: 'likely',
  },
})
