import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'traefik-timeouts',
  title: 'Traefik: time limits of an entry point (static configuration)',
  text: `entryPoints:
  websecure:
    address: ":443"
    transport:
      respondingTimeouts:
        readTimeout: 0s
        writeTimeout: 0s
        idleTimeout: 3600s
`,
  source: 'Traefik documentation, EntryPoints: readTimeout is 60 s by default from 2.11 and 3.0 on, idleTimeout 180 s',
}

export default snippet
