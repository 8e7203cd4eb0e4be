import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'nginx-timeouts',
  title: 'nginx: let a quiet WebSocket live longer (location block)',
  text: `proxy_read_timeout 3600s;
proxy_send_timeout 3600s;
`,
  source: 'nginx.org/en/docs/http/ngx_http_proxy_module.html: both are 60 s by default',
}

export default snippet
