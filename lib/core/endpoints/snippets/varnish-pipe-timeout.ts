import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'varnish-pipe-timeout',
  title: 'Varnish: let a quiet WebSocket live longer (varnishd parameter)',
  text: `varnishd -p pipe_timeout=3600 -a :80 -f /etc/varnish/default.vcl
`,
  source: 'varnishd(1), run-time parameter pipe_timeout: 60 s by default',
}

export default snippet
