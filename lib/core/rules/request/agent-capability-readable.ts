import { encodeCapability, maskText, readCapability } from '../../jenkins/capability'
import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const agent = (capability: string) => requestWith('Node-Name: my-agent', `X-Remoting-Capability: ${capability}`)
const WHOLE = encodeCapability(0x1fen)

export default rule({
  id: 'request/agent-capability-readable',
  title: "The agent's capability can be read",
  failureTitle: "The agent's capability cannot be read",
  section: 'jenkins-inbound-agent',
  says: 'X-Remoting-Capability is the base64 of one serialised hudson.remoting.Capability, with its padding.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    read: 'The mask of X-Remoting-Capability is {mask}',
    unreadable: 'A controller says of X-Remoting-Capability: {says}',
    absent: 'There is no X-Remoting-Capability line to read',
    placeholder: 'X-Remoting-Capability is filled in later',
  },
  check({ request }) {
    const line = field(request, 'x-remoting-capability')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    if (line.value.includes('{{')) return { outcome: 'not-applicable', because: 'placeholder' }
    const at = valuePlaces('request', [line])
    const read = readCapability(line.value)
    if (read.ok) return { outcome: 'pass', because: 'read', at, values: { mask: maskText(read.mask) } }
    return { outcome: 'fail', because: 'unreadable', at, values: { says: read.problem.says } }
  },
  advice: `Send ${WHOLE}, as every agent does: a controller answers what it cannot read with 500.`,
  examples: {
    pass: [{ name: 'what every agent sends', because: 'read', request: agent(WHOLE), marks: [WHOLE] }],
    fail: [
      { name: 'without its padding', because: 'unreadable', request: agent(WHOLE.slice(0, -1)), marks: [WHOLE.slice(0, -1)] },
      { name: 'a word in its place', because: 'unreadable', request: agent('CAPABILITY') },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', request: SAMPLE_REQUEST },
      { name: 'a placeholder', because: 'placeholder', request: agent('{{capability}}') },
    ],
  },
})
