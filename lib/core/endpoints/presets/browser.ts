import type { Preset } from '../preset'

export default {
  id: 'browser',
  title: 'As a browser sends it',
  group: 'General',
  about: 'With Origin, User-Agent and an offer of compression: for servers and firewalls that treat browsers differently.',
  keywords: ['chrome', 'origin', 'user-agent', 'permessage-deflate', 'waf'],
  fields: [
    { name: 'host', label: 'Host', example: 'example.com' },
    { name: 'path', label: 'Path', example: '/' },
    { name: 'origin', label: 'Origin', example: 'https://example.com', hint: 'Scheme, host and port of the page that opens the socket' },
  ],
  url: 'wss://{{host}}{{path}}',
  lines: [
    { line: 'Pragma: no-cache' },
    { line: 'Cache-Control: no-cache' },
    {
      line: 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    },
    { line: 'Origin: {{origin}}' },
    { line: 'Accept-Encoding: gzip, deflate, br, zstd' },
    { line: 'Accept-Language: en-US,en;q=0.9' },
    { line: 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits' },
  ],
  source: 'RFC 6455 §4.1, RFC 7692 §7.1; the fields Chrome adds',
} satisfies Preset
