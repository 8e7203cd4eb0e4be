import type { Preset } from '../preset'

export default {
  id: 'rancher-subscribe',
  title: 'Rancher subscribe',
  group: 'Rancher and Kubernetes',
  about: 'Change events of /v3/subscribe; for one cluster or project use /v3/clusters/<id>/subscribe or /v3/projects/<id>/subscribe.',
  keywords: ['norman', 'v3', 'resource.change', 'r_sess', 'bearer'],
  fields: [
    { name: 'host', label: 'Rancher host', example: 'rancher.example.com' },
    { name: 'token', label: 'API token', example: 'token-xxxxx:SECRET', hint: 'Access key and secret, joined by a colon', secret: true },
  ],
  url: 'wss://{{host}}/v3/subscribe',
  lines: [{ line: 'Authorization: Bearer {{token}}' }, { line: 'Cookie: R_SESS={{token}}', enabled: false }],
  source: 'rancher/norman, pkg/subscribe; rancher/rancher, token_util',
} satisfies Preset
