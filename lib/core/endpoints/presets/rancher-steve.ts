import type { Preset } from '../preset'
import { steveMessages } from '../steve-watch'
import { AUTHENTICATION, HOST, TOKEN } from './rancher-shared'

export default {
  id: 'rancher-steve',
  title: 'Rancher Steve subscribe',
  group: 'Rancher and Kubernetes',
  about: 'Change events of /v1/subscribe, where each watch is started and stopped by a message; below /k8s/clusters/<id> for one cluster.',
  keywords: ['steve', 'v1', 'resource.start', 'resource.stop', 'resourcetype', 'watch', 'debounce'],
  fields: [
    HOST,
    {
      name: 'prefix',
      label: 'Prefix of a cluster',
      example: '',
      hint: '/k8s/clusters/<id> for a downstream cluster; empty for Rancher itself',
    },
    TOKEN,
    { name: 'type', label: 'Resource type', example: 'pod', hint: 'A schema id, such as pod, apps.deployment or count' },
    { name: 'namespace', label: 'Namespace', example: '', hint: 'Empty: all' },
    { name: 'id', label: 'Id', example: '', hint: 'One object, such as default/my-pod' },
    { name: 'selector', label: 'Label selector', example: '', hint: 'Such as app=web' },
    { name: 'version', label: 'Resource version', example: '', hint: 'Where to begin; the watch fails where it is too old' },
    { name: 'mode', label: 'Mode', example: '', hint: 'resource.changes: notices without the objects' },
    { name: 'debounce', label: 'Debounce, ms', example: '', hint: 'Only with resource.changes; 5000 unless given' },
    { name: 'stop', label: 'Stop again', example: '', hint: 'yes: a stop follows the start, with every field repeated, as Steve wants it' },
  ],
  url: 'wss://{{host}}{{prefix}}/v1/subscribe',
  lines: [],
  modes: AUTHENTICATION,
  frames: (values) => steveMessages(values).map((text) => ({ opcode: 'text', text })),
  source: 'rancher/apiserver, pkg/subscribe; rancher/steve',
} satisfies Preset
