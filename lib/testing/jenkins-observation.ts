import { readBanner } from '../core/jenkins/banner'
import { readFirstAnswer } from '../core/jenkins/first-answer'
import type { TcpObservation } from '../core/jenkins/observation'
import { jenkinsBytes } from './jenkins-recordings'

/** What a probe of the recorded controller (2.578) saw before any protocol was asked for, with changes. */
export function observed(changes: Partial<TcpObservation>): TcpObservation {
  return {
    host: 'ci.example',
    port: 50_000,
    address: '192.0.2.7',
    ourAddress: '127.0.0.1',
    nodeName: null,
    failure: null,
    banner: {
      failure: null,
      answer: readFirstAnswer(jenkinsBytes('GET /')),
      http: readBanner(jenkinsBytes('GET /')),
      end: 'fin',
      waitedMs: 14,
    },
    ping: { failure: null, answer: readFirstAnswer(jenkinsBytes('Ping')), end: 'fin', waitedMs: 1 },
    tlsFirst: null,
    protocols: [],
    jnlp4: null,
    advertised: [],
    ...changes,
  }
}
