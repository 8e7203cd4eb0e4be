import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'nginx-large-headers',
  title: 'nginx: accept larger request fields (http or server block)',
  text: `client_header_buffer_size 4k;
large_client_header_buffers 4 32k;
`,
  source: 'nginx.org/en/docs/http/ngx_http_core_module.html: by default one field may have 8 kB',
}

export default snippet
