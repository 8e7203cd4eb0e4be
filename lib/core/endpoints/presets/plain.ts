import type { Preset } from '../preset'

export default {
  id: 'plain',
  title: 'Plain handshake',
  group: 'General',
  about: 'The five lines every opening handshake needs, and nothing else.',
  keywords: ['rfc 6455', 'minimal', 'standard'],
  fields: [{ name: 'url', label: 'URL', example: 'wss://example.com/' }],
  url: '{{url}}',
  lines: [],
  source: 'RFC 6455 §4.1',
} satisfies Preset
