import { type SecretProblem, secretProblem } from '../../jenkins/secret'
import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
const agent = (secret: string) => requestWith('Node-Name: my-agent', `Secret-Key: ${secret}`)

const REASONS: Readonly<Record<SecretProblem['code'], 'length' | 'upperCase' | 'notHex' | 'whiteSpace'>> = {
  length: 'length',
  'upper-case': 'upperCase',
  'not-hex': 'notHex',
  'white-space': 'whiteSpace',
}

export default rule({
  id: 'request/agent-secret-form',
  title: "The agent's secret has the form of one",
  failureTitle: "The agent's secret cannot be right",
  section: 'jenkins-inbound-agent',
  says: 'The secret of a Jenkins agent is an HMAC-SHA256 in 64 lower-case hex digits, and is compared octet by octet.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    whole: 'Secret-Key is 64 lower-case hex digits',
    length: 'Secret-Key has {length} characters: expected 64 lower-case hex digits',
    upperCase: 'Secret-Key has upper-case hex digits: expected lower-case ones',
    notHex: 'Secret-Key has characters that are no hex digits: expected 64 of 0 to 9 and a to f',
    whiteSpace: 'Secret-Key has white space in it: expected 64 lower-case hex digits and nothing else',
    notAgents: 'The request is not that of a Jenkins agent: it has no Node-Name with a Secret-Key',
    unknown: 'The secret is filled in later',
  },
  check({ request }) {
    const line = field(request, 'secret-key')[0]
    if (!line || field(request, 'node-name').length === 0) return { outcome: 'not-applicable', because: 'notAgents' }
    // What a store keeps is shown as stars, and a placeholder is filled in when it is sent.
    if (/^\*+$|\{\{/.test(line.value)) return { outcome: 'not-applicable', because: 'unknown' }
    const at = valuePlaces('request', [line])
    const problem = secretProblem(line.value)
    if (problem === null) return { outcome: 'pass', because: 'whole', at }
    return { outcome: 'fail', because: REASONS[problem.code], at, values: { length: String(line.value.length) } }
  },
  advice: 'Copy the secret from the page of the node in Jenkins; a controller answers any other with 403 and an empty body.',
  examples: {
    pass: [{ name: 'as the page of a node shows it', because: 'whole', request: agent(SECRET), marks: [SECRET] }],
    fail: [
      { name: 'a word in its place', because: 'length', request: agent('SECRET'), marks: ['SECRET'] },
      { name: 'in upper case', because: 'upperCase', request: agent(SECRET.toUpperCase()) },
      { name: 'a letter that is no digit', because: 'notHex', request: agent(`${SECRET.slice(1)}g`) },
      { name: 'two copied together', because: 'whiteSpace', request: agent(`${SECRET.slice(0, 31)} ${SECRET.slice(32)}`) },
    ],
    notApplicable: [
      { name: 'no agent', because: 'notAgents', request: SAMPLE_REQUEST },
      { name: 'kept in the store', because: 'unknown', request: agent('*'.repeat(64)) },
    ],
  },
})
