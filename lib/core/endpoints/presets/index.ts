import type { Preset } from '../preset'
import browser from './browser'
import graphqlTransportWs from './graphql-transport-ws'
import jenkinsAgent from './jenkins-agent'
import jenkinsCli from './jenkins-cli'
import jenkinsWsecho from './jenkins-wsecho'
import kubernetesAttach from './kubernetes-attach'
import kubernetesExec from './kubernetes-exec'
import kubernetesLogs from './kubernetes-logs'
import kubernetesPortForward from './kubernetes-port-forward'
import mqtt from './mqtt'
import plain from './plain'
import rancherClusterSubscribe from './rancher-cluster-subscribe'
import rancherProjectSubscribe from './rancher-project-subscribe'
import rancherSteve from './rancher-steve'
import rancherSubscribe from './rancher-subscribe'
import signalr from './signalr'
import socketIo from './socket-io'
import stomp from './stomp'

/** Every preset, in the order the menu shows them. */
export const PRESETS: readonly Preset[] = [
  plain,
  browser,
  jenkinsAgent,
  jenkinsCli,
  jenkinsWsecho,
  rancherSubscribe,
  rancherClusterSubscribe,
  rancherProjectSubscribe,
  rancherSteve,
  kubernetesExec,
  kubernetesAttach,
  kubernetesLogs,
  kubernetesPortForward,
  socketIo,
  graphqlTransportWs,
  signalr,
  stomp,
  mqtt,
]
