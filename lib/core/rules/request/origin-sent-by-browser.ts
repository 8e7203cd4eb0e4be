import type { HeadLine, RequestHead } from '../../http1/head'
import { field, fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const CHROME = 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0'

/** The first line by which a request looks like that of a browser. */
function signOfBrowser(request: RequestHead): HeadLine | undefined {
  const agent = field(request, 'user-agent').find((line) => line.value.startsWith('Mozilla/'))
  return agent ?? [...fields(request)].find(([name]) => /^sec-(?:fetch|ch)-/.test(name))?.[1][0]
}

export default rule({
  id: 'request/origin-sent-by-browser',
  catalogue: ['R-070'],
  title: 'A request that looks like one of a browser has an Origin',
  failureTitle: 'The request looks like one of a browser and has no Origin',
  section: 'rfc6455-4.1',
  says: 'A browser sends Origin with every opening handshake; other clients may leave it out.',
  level: 'must',
  effect: 'none',
  requires: ['request'],
  reasons: {
    present: 'There is an Origin line',
    missing: '"{name}" is what a browser sends, and there is no Origin line: expected one, as a browser always sends it',
    tool: 'Nothing looks like a browser, and other clients may leave Origin out',
  },
  check({ request }) {
    const lines = field(request, 'origin')
    if (lines.length > 0) return { outcome: 'pass', because: 'present', at: namePlaces('request', lines) }
    const sign = signOfBrowser(request)
    if (!sign) return { outcome: 'not-applicable', because: 'tool' }
    return { outcome: 'fail', because: 'missing', at: namePlaces('request', [sign]), values: { name: sign.name } }
  },
  advice: 'Add the origin of the page, as in "Origin: https://example.com". Many servers skip their check of it where it is missing.',
  examples: {
    pass: [{ name: 'a page', because: 'present', request: requestWith(CHROME, 'Origin: https://example.com'), marks: ['Origin'] }],
    fail: [
      { name: 'the name of a browser', because: 'missing', request: requestWith(CHROME), marks: ['User-Agent'] },
      {
        name: 'what only a browser adds',
        because: 'missing',
        request: requestWith('Sec-Fetch-Mode: websocket'),
        marks: ['Sec-Fetch-Mode'],
      },
    ],
    notApplicable: [{ name: 'a tool', because: 'tool', request: SAMPLE_REQUEST }],
  },
})
