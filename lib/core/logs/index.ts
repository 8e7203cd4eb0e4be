import { clientSentences } from './client-sentences'
import { apache } from './kinds/apache'
import { browserConsole } from './kinds/browser-console'
import { curlOutput } from './kinds/curl-output'
import { go } from './kinds/go'
import { graphqlWs } from './kinds/graphql-ws'
import { haproxy } from './kinds/haproxy'
import { java } from './kinds/java'
import { jenkinsAgent } from './kinds/jenkins-agent'
import { jenkinsTcp } from './kinds/jenkins-tcp'
import { kubernetes } from './kinds/kubernetes'
import { nginx } from './kinds/nginx'
import { nodeWs } from './kinds/node-ws'
import { python } from './kinds/python'
import { rancher } from './kinds/rancher'
import { signalr } from './kinds/signalr'
import { socketIo } from './kinds/socket-io'
import { websocat } from './kinds/websocat'
import type { LogKind } from './log-kind'
import { type LogReading, readLogWith } from './read-log'

/** Every kind of log that is known: products first, then what stands in front of them, then clients. */
export const LOG_KINDS: readonly LogKind[] = [
  jenkinsAgent,
  jenkinsTcp,
  rancher,
  kubernetes,
  nginx,
  apache,
  haproxy,
  socketIo,
  signalr,
  graphqlWs,
  browserConsole,
  curlOutput,
  nodeWs,
  websocat,
  go,
  python,
  java,
]

/** What a pasted log means, and requests that reproduce it. Never throws. */
export function readLog(text: string): LogReading {
  return readLogWith(LOG_KINDS, clientSentences, text)
}

export type { LogFinding } from './log-kind'
export type { LogReading } from './read-log'
