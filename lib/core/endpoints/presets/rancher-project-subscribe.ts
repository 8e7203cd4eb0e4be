import type { Preset } from '../preset'
import { AUTHENTICATION, HOST, NORMAN_SOURCE, TOKEN } from './rancher-shared'

export default {
  id: 'rancher-project-subscribe',
  title: 'Rancher subscribe, one project',
  group: 'Rancher and Kubernetes',
  about: 'Change events of what belongs to one project, such as its workloads, at /v3/projects/<id>/subscribe.',
  keywords: ['norman', 'v3', 'project', 'workload', 'resource.change'],
  fields: [
    HOST,
    { name: 'project', label: 'Project id', example: 'c-m-8xk2l:p-x7k2p', hint: 'The id of the cluster, a colon, and that of the project' },
    TOKEN,
  ],
  url: 'wss://{{host}}/v3/projects/{{project}}/subscribe',
  lines: [],
  modes: AUTHENTICATION,
  source: NORMAN_SOURCE,
} satisfies Preset
