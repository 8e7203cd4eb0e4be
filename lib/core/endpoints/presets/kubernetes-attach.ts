import type { Preset } from '../preset'
import { CHANNELS, FIELDS, POD, SOURCE, tokenIn } from './kubernetes-shared'

export default {
  id: 'kubernetes-attach',
  title: 'Kubernetes attach',
  group: 'Rancher and Kubernetes',
  about: 'Input and output of the process that a container runs already, as kubectl attach opens them.',
  keywords: ['kubectl', 'pod', 'channel.k8s.io', 'attach'],
  fields: FIELDS,
  url: `${POD}/attach?stdin=true&stdout=true&stderr=true&tty=false`,
  lines: [],
  modes: tokenIn(CHANNELS),
  source: SOURCE,
} satisfies Preset
