import type { Preset } from '../preset'
import { FIELDS, POD, SOURCE, tokenIn } from './kubernetes-shared'

export default {
  id: 'kubernetes-logs',
  title: 'Kubernetes logs',
  group: 'Rancher and Kubernetes',
  about: 'The log of a container as it grows. Messages are pieces of at most 2048 octets, not lines; what we send is ignored.',
  keywords: ['kubectl', 'pod', 'log', 'binary.k8s.io', 'follow'],
  fields: FIELDS,
  url: `${POD}/log?follow=true&tailLines=10`,
  lines: [],
  modes: tokenIn('binary.k8s.io'),
  source: SOURCE,
} satisfies Preset
