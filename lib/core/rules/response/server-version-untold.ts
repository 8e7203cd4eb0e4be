import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

/** Fields that name the software which answered. */
const BANNERS = ['server', 'x-powered-by', 'x-aspnet-version', 'x-aspnetmvc-version']

export default rule({
  id: 'response/server-version-untold',
  catalogue: ['H-045'],
  title: 'The answer does not tell the version of the server',
  failureTitle: 'The answer tells the version of the server',
  section: 'rfc9110-10.2.4',
  says: 'A server does not describe itself in needless detail: a version tells attackers which known weaknesses to try.',
  level: 'should',
  effect: 'none',
  requires: ['response'],
  reasons: {
    nameless: 'No field names the software that answered',
    untold: '{seen} names software without a version',
    told: '{seen} names a version: expected a name at most',
  },
  check({ response }) {
    const lines = BANNERS.flatMap((name) => field(response, name)).filter((line) => line.value !== '')
    if (lines.length === 0) return { outcome: 'pass', because: 'nameless', at: [] }
    const told = lines.filter((line) => /\d\.\d/.test(line.value))
    const shown = told.length > 0 ? told : lines
    const at = valuePlaces('response', shown)
    const values = { seen: shown.map((line) => `"${short(`${line.name}: ${line.value}`, 60)}"`).join(', ') }
    return told.length > 0 ? { outcome: 'fail', because: 'told', at, values } : { outcome: 'pass', because: 'untold', at, values }
  },
  advice:
    'Bring the software up to date first, then let it say less: in nginx "server_tokens off", in Express "app.disable(\'x-powered-by\')".',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'nameless', response: SAMPLE_RESPONSE },
      { name: 'a name alone', because: 'untold', response: responseWith('Server: nginx'), marks: ['nginx'] },
    ],
    fail: [
      {
        name: 'a library of 2013',
        because: 'told',
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.3.0-alpha4'],
        marks: ['WebSocket++/0.3.0-alpha4'],
      },
      {
        name: 'server and framework',
        because: 'told',
        response: responseWith('Server: nginx/1.22.1', 'X-Powered-By: Express', 'X-AspNet-Version: 4.0.30319'),
        marks: ['nginx/1.22.1', '4.0.30319'],
      },
    ],
  },
})
