import type { ProbeView } from '../core/jenkins/probe-view'
import { api } from './api'

/** What the form gives. The secret is kept nowhere: not in the URL, not in the browser's storage. */
export type ProbeForm = {
  readonly host: string
  readonly port: string
  readonly nodeName: string
  readonly secret: string
  readonly jenkinsUrl: string
  /** Names with commas or spaces between them; empty for all. */
  readonly protocols: string
  readonly sendOddSecret: boolean
  /** Kafka brokers of the Remoting Kafka plugin; empty asks none. */
  readonly brokers: string
}

/** The body of a request to probe, empty fields left out. */
export function probeBody({ host, port, nodeName, secret, jenkinsUrl, protocols, sendOddSecret, brokers }: ProbeForm) {
  const names = protocols.split(/[\s,]+/).filter((name) => name !== '')
  return {
    host: host.trim(),
    port: Number(port),
    // Without a secret the name is Kafka’s alone.
    ...(nodeName.trim() === '' || (secret === '' && brokers.trim() !== '') ? {} : { nodeName: nodeName.trim() }),
    ...(secret === '' ? {} : { secret: secret.trim() }),
    ...(jenkinsUrl.trim() === '' ? {} : { jenkinsUrl: jenkinsUrl.trim() }),
    ...(names.length === 0 ? {} : { protocols: names }),
    ...(sendOddSecret ? { sendOddSecret } : {}),
    ...(brokers.trim() === '' ? {} : { kafka: kafkaBody(brokers, nodeName, secret) }),
  }
}

function kafkaBody(brokers: string, nodeName: string, secret: string) {
  const name = nodeName.trim()
  return { brokers: brokers.trim(), ...(name !== '' && secret === '' ? { nodeName: name } : {}) }
}

/** Splits what was pasted into the host field: `host:port`, a URL, or a host alone. */
export function splitHost(text: string): { readonly host: string; readonly port: string | null } {
  const bare = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/, '')
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(bare)
  return match ? { host: match[1] ?? match[2] ?? '', port: match[3] ?? null } : { host: text, port: null }
}

/** Runs a probe; stopping the signal stops it on the server. */
export const runProbe = (form: ProbeForm, signal: AbortSignal) => api<ProbeView>('/api/jenkins/tcp', { body: probeBody(form), signal })
