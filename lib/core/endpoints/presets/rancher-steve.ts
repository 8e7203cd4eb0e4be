import type { Preset } from '../preset'

export default {
  id: 'rancher-steve',
  title: 'Rancher Steve subscribe',
  group: 'Rancher and Kubernetes',
  about: 'Change events of /v1/subscribe, which answers only after a message that names a resource type.',
  keywords: ['steve', 'v1', 'resource.start', 'resourcetype'],
  fields: [
    { name: 'host', label: 'Rancher host', example: 'rancher.example.com' },
    { name: 'token', label: 'API token', example: 'token-xxxxx:SECRET', hint: 'Access key and secret, joined by a colon', secret: true },
    { name: 'type', label: 'Resource type', example: 'pod', hint: 'A schema id, such as pod or apps.deployment' },
  ],
  url: 'wss://{{host}}/v1/subscribe',
  lines: [{ line: 'Authorization: Bearer {{token}}' }],
  session: { sendOnOpen: [{ opcode: 'text', text: '{"resourceType":"{{type}}"}' }] },
  source: 'rancher/apiserver, pkg/subscribe; rancher/steve',
} satisfies Preset
