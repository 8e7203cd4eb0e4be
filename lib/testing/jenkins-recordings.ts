import { readFileSync } from 'node:fs'
import path from 'node:path'
import { hexDecode } from '../core/bytes/hex'
import inner from './fixtures/jenkins/jnlp4-inner.json'

/** One recorded connection to a TCP agent listener: what was sent, what came, and how it ended. */
export type JenkinsRecording = {
  readonly name: string
  readonly sent: Uint8Array
  readonly received: Uint8Array
  readonly end: 'fin' | 'open'
}

const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()

function read(file: string): JenkinsRecording[] {
  const text = readFileSync(path.join(import.meta.dirname, 'fixtures/jenkins', file), 'utf8')
  return text
    .split(/^== /m)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const line = (mark: RegExp) => octets(mark.exec(block)?.[1] ?? '')
      return {
        name: block.slice(0, block.indexOf('\n')),
        sent: line(/^ {2}> ([0-9a-f]+)$/m),
        received: line(/^ {2}< ([0-9a-f]+)$/m),
        end: /^ {2}end:? FIN/m.test(block) ? 'fin' : 'open',
      }
    })
}

/** Connections recorded from Jenkins 2.578. */
export const CURRENT: readonly JenkinsRecording[] = read('raw-vectors.txt')
/** Connections recorded from Remoting 3.36, with the protocols it still had. */
export const LEGACY: readonly JenkinsRecording[] = read('legacy-vectors.txt')

/** What came on the recorded connection of that name. Throws where there is none. */
export function jenkinsBytes(name: string): Uint8Array {
  return jenkinsRecording(name).received
}

export function jenkinsRecording(name: string): JenkinsRecording {
  const found = [...CURRENT, ...LEGACY].find((recording) => recording.name === name)
  if (!found) throw new Error(`no recording "${name}"`)
  return found
}

/** Inside TLS, as the real agent and the real controller of 2.578 sent it, in order. */
export const INNER: Readonly<Record<keyof typeof inner, readonly { readonly from: 'agent' | 'controller'; readonly bytes: Uint8Array }[]>> =
  {
    ok: steps(inner.ok),
    badsecret: steps(inner.badsecret),
    unknown: steps(inner.unknown),
    notinbound: steps(inner.notinbound),
    nosecret: steps(inner.nosecret),
  }

function steps(all: readonly string[][]) {
  return all.map(([direction, hex]) => ({
    from: direction === 'sent' ? ('agent' as const) : ('controller' as const),
    bytes: octets(hex ?? ''),
  }))
}
