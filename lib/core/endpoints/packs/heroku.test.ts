import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { heroku } from './heroku'

const PAGE = '<!DOCTYPE html><html><body><iframe src="//www.herokucdn.com/error-pages/application-error.html"></iframe></body></html>'

testPack(heroku, {
  'heroku/router-error': {
    shown: {
      'a crashed app': { response: ['HTTP/1.1 503 Service Unavailable', 'Server: Cowboy', `Content-Length: ${PAGE.length}`], body: PAGE },
    },
    not: { HAProxy: recorded('haproxy-2.6/backend-refused') },
    confidence: 'possible',
  },
})
