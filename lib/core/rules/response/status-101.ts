import { place } from '../../bytes/span'
import { field } from '../fields'
import { missingForUpgrade } from '../offer'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/status-101',
  title: 'The status is 101',
  failureTitle: 'The status is not 101',
  section: 'rfc6455-4.1',
  says: 'Any status other than 101 is handled as HTTP: the connection did not become a WebSocket.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  uses: ['request'],
  reasons: {
    switching: 'The status is 101: the server switched protocols',
    interim: 'The status is {status}: an interim answer that never became 101',
    plain: 'The status is {status}: the request was answered as plain HTTP, expected 101',
    redirect: 'The status is {status}, leading to {location}: expected 101',
    refused: 'The status is {status}: the request was refused, expected 101',
    lacking: 'The status is 426: an upgrade is required, and the request lacked {lacked}',
    upgradeRequired: 'The status is 426: an upgrade is required, though the request named Upgrade, Connection, key and version',
    server: 'The status is {status}: the server, or a proxy before it, failed to answer; expected 101',
    unreadable: 'The status is "{status}": expected three digits, 101',
  },
  check({ response, request }) {
    const { status, statusSpan } = response.start
    const at = statusSpan.end > statusSpan.start ? [place('response', statusSpan)] : [place('response', response.start.span)]
    const values = { status: response.start.reason === '' ? `${status}` : `${status} ${response.start.reason}` }
    if (status === 101) return { outcome: 'pass', because: 'switching', at }
    if (status === null) return { outcome: 'fail', because: 'unreadable', at, values: { status: response.start.text } }
    if (status < 200) return { outcome: 'fail', because: 'interim', at, values }
    if (status < 300) return { outcome: 'fail', because: 'plain', at, values }
    if (status < 400) {
      const location = field(response, 'location')[0]?.value
      return { outcome: 'fail', because: 'redirect', at, values: { ...values, location: location ? `"${location}"` : 'no Location' } }
    }
    if (status === 426 && request) {
      const lacked = missingForUpgrade(request)
      if (lacked.length === 0) return { outcome: 'fail', because: 'upgradeRequired', at }
      return { outcome: 'fail', because: 'lacking', at, values: { lacked: lacked.join(', ') } }
    }
    return { outcome: 'fail', because: status < 500 ? 'refused' : 'server', at, values }
  },
  advice:
    'Read the body of the answer and the findings about the request first. 2xx: the path is no WebSocket endpoint, or a proxy removed Upgrade. 3xx: connect to the address in Location. 401 and 403: credentials, then Origin. 404: path. 426: send the lines it names. 5xx: the log of the server and of the proxy before it.',
  examples: {
    pass: [{ name: 'a server that switches', because: 'switching', response: SAMPLE_RESPONSE, marks: ['101'] }],
    fail: [
      { name: 'early hints and nothing more', because: 'interim', response: 'HTTP/1.1 100', artifacts: {}, marks: ['100'] },
      { name: 'a web page', because: 'plain', response: ['HTTP/1.1 200 OK', 'Content-Type: text/html'], marks: ['200'] },
      { name: 'a redirect', because: 'redirect', response: ['HTTP/1.1 302 Found', 'Location: https://example.com/login'] },
      { name: 'a refusal', because: 'refused', response: SAMPLE_REFUSAL, marks: ['403'] },
      {
        name: 'a plain GET to a WebSocket server',
        because: 'lacking',
        request: ['GET / HTTP/1.1', 'Host: localhost:9002'],
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.3.0-alpha4'],
        marks: ['426'],
      },
      {
        name: 'only the version missing',
        because: 'lacking',
        request: requestWhere('Sec-WebSocket-Version'),
        response: ['HTTP/1.1 426 Upgrade Required', 'Upgrade: websocket', 'Connection: Upgrade'],
      },
      {
        name: 'a whole request refused with 426',
        because: 'upgradeRequired',
        response: ['HTTP/1.1 426 Upgrade Required', 'Sec-WebSocket-Version: 8'],
      },
      { name: 'a proxy without its server', because: 'server', response: ['HTTP/1.1 502 Bad Gateway'], marks: ['502'] },
      { name: 'letters for a status', because: 'unreadable', response: ['HTTP/1.1 OK'] },
    ],
  },
})
