import type { Preset } from '../preset'
import browser from './browser'
import graphqlTransportWs from './graphql-transport-ws'
import jenkinsAgent from './jenkins-agent'
import jenkinsCli from './jenkins-cli'
import jenkinsWsecho from './jenkins-wsecho'
import kubernetesExec from './kubernetes-exec'
import mqtt from './mqtt'
import plain from './plain'
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
  rancherSteve,
  kubernetesExec,
  socketIo,
  graphqlTransportWs,
  signalr,
  stomp,
  mqtt,
]
