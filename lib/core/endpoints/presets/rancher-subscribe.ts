import type { Preset } from '../preset'
import { AUTHENTICATION, HOST, NORMAN_SOURCE, TOKEN } from './rancher-shared'

export default {
  id: 'rancher-subscribe',
  title: 'Rancher subscribe',
  group: 'Rancher and Kubernetes',
  about: 'Change events of clusters and projects, at /v3/subscribe. A ping comes every 5 s: after 35 s of silence give up and reconnect.',
  keywords: ['norman', 'v3', 'resource.change', 'r_sess', 'bearer', 'sockid', 'socketid', '1006'],
  fields: [HOST, TOKEN],
  url: 'wss://{{host}}/v3/subscribe',
  lines: [],
  modes: AUTHENTICATION,
  source: NORMAN_SOURCE,
} satisfies Preset
