import type { Preset } from '../preset'
import { AUTHENTICATION, HOST, NORMAN_SOURCE, TOKEN } from './rancher-shared'

export default {
  id: 'rancher-cluster-subscribe',
  title: 'Rancher subscribe, one cluster',
  group: 'Rancher and Kubernetes',
  about: 'Change events of what belongs to one cluster, such as its nodes, at /v3/clusters/<id>/subscribe.',
  keywords: ['norman', 'v3', 'cluster', 'node', 'resource.change'],
  fields: [
    HOST,
    {
      name: 'cluster',
      label: 'Cluster id',
      example: 'c-m-8xk2l',
      hint: 'As in the address of the cluster in Rancher; "local" for its own',
    },
    TOKEN,
  ],
  url: 'wss://{{host}}/v3/clusters/{{cluster}}/subscribe',
  lines: [],
  modes: AUTHENTICATION,
  source: NORMAN_SOURCE,
} satisfies Preset
