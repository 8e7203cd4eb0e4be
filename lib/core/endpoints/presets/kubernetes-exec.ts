import type { Preset } from '../preset'
import { CHANNELS, FIELDS, POD, SOURCE, tokenIn } from './kubernetes-shared'

export default {
  id: 'kubernetes-exec',
  title: 'Kubernetes exec',
  group: 'Rancher and Kubernetes',
  about: 'A shell in a pod, as kubectl exec opens it; the first octet of each message names its channel.',
  keywords: ['kubectl', 'pod', 'channel.k8s.io', 'shell'],
  fields: FIELDS,
  url: `${POD}/exec?command=sh&stdin=true&stdout=true&stderr=true&tty=false`,
  lines: [],
  modes: tokenIn(CHANNELS),
  source: SOURCE,
} satisfies Preset
