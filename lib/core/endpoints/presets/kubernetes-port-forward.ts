import type { Preset } from '../preset'
import { FIELDS, POD, SOURCE, tokenIn } from './kubernetes-shared'

export default {
  id: 'kubernetes-port-forward',
  title: 'Kubernetes port-forward',
  group: 'Rancher and Kubernetes',
  about: 'A TCP port of a pod. Channels 0 and 1 are data and errors of the first port; each begins with the port, low octet first.',
  keywords: ['kubectl', 'pod', 'portforward', 'channel.k8s.io', 'tcp'],
  fields: [...FIELDS, { name: 'port', label: 'Port', example: '8080' }],
  url: `${POD}/portforward?ports={{port}}`,
  lines: [],
  modes: tokenIn('v4.channel.k8s.io'),
  source: SOURCE,
} satisfies Preset
