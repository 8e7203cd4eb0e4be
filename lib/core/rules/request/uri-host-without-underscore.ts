import { placeholderIn } from '../placeholder'
import { rule } from '../rule'

export default rule({
  id: 'request/uri-host-without-underscore',
  catalogue: ['R-004'],
  title: 'The host of the URL is a host name or an address',
  failureTitle: 'The host of the URL has an underscore',
  section: 'rfc1123-2.1',
  says: 'Names of hosts are made of letters, digits, hyphens and dots.',
  level: 'practice',
  effect: 'none',
  requires: ['url', 'target'],
  reasons: {
    hostName: 'The host is "{host}"',
    underscore: 'The host is "{host}": expected letters, digits, "-" and ".", as some servers and certificate authorities refuse "_"',
    placeholder: 'The URL holds a placeholder, so this is not its host yet',
  },
  check({ url, target }) {
    if (placeholderIn(url)) return { outcome: 'not-applicable', because: 'placeholder' }
    const values = { host: target.host }
    if (!target.host.includes('_')) return { outcome: 'pass', because: 'hostName', at: [], values }
    return { outcome: 'fail', because: 'underscore', at: [], values }
  },
  advice: 'Where a container or service can be called by another name, choose one with "-".',
  examples: {
    pass: [
      { name: 'a name', because: 'hostName', url: 'ws://ci-1.example.com/chat' },
      { name: 'an address', because: 'hostName', url: 'ws://[::1]:8080/chat' },
    ],
    fail: [{ name: 'a container', because: 'underscore', url: 'ws://chat_server:8080/chat' }],
    notApplicable: [{ name: 'a word in place of a host', because: 'placeholder', url: 'wss://JENKINS_URL/wsagents/' }],
  },
})
