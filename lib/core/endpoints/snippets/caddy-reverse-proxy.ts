import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'caddy-reverse-proxy',
  title: 'Caddy 2.7 and newer: a WebSocket route that outlives a reload (Caddyfile)',
  text: `example.com {
	reverse_proxy /ws/* 127.0.0.1:8080 {
		stream_timeout 24h
		stream_close_delay 5m
	}
}
`,
  source:
    'caddyserver.com/docs/caddyfile/directives/reverse_proxy (Streaming). Upgrades are passed on without a setting; before 2.7 leave the block away',
}

export default snippet
