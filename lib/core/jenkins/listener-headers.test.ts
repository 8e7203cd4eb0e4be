import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readListenerHeaders } from './listener-headers'

const vectors = readFileSync(path.join(import.meta.dirname, '../../testing/fixtures/jenkins/vec.txt'), 'utf8')
const IDENTITY = /^IDENTITY (\S+)$/m.exec(vectors)?.[1] ?? ''
const lines = (fields: Record<string, string>) => Object.entries(fields).map(([name, value]) => ({ name, value }))

describe('the header fields of a controller', () => {
  it('tell port, identity and protocols', () => {
    const headers = readListenerHeaders(
      lines({
        'X-Hudson-JNLP-Port': '50000',
        'X-Jenkins-JNLP-Port': '50000',
        'X-Instance-Identity': IDENTITY,
        'X-Jenkins-Agent-Protocols': 'JNLP4-connect, Ping',
        'X-Remoting-Minimum-Version': '3176.v207ec082a_8c0',
      }),
    )
    expect(headers).toEqual({
      isJenkins: true,
      port: 50_000,
      oddPort: null,
      host: null,
      identity: IDENTITY,
      oddIdentity: false,
      protocols: ['JNLP4-connect', 'Ping'],
      remotingMinimumVersion: '3176.v207ec082a_8c0',
      version: null,
    })
  })
  it('tell the advertised host and the version', () => {
    expect(readListenerHeaders(lines({ 'x-jenkins-jnlp-host': 'agents.example', 'X-Jenkins': '2.479' }))).toMatchObject({
      host: 'agents.example',
      version: '2.479',
      port: null,
    })
  })
  it.each(['0', '65536', '-1', '50000 ', 'x', '', '999999999999'])('do not take %j for a port', (value) => {
    expect(readListenerHeaders(lines({ 'X-Jenkins-JNLP-Port': value }))).toMatchObject({ port: null, oddPort: value })
  })
  it.each(['', 'AAAA', 'not base64!', IDENTITY.slice(0, -8), `${'A'.repeat(9_000)}`])('do not take %j for a public key', (value) => {
    expect(readListenerHeaders(lines({ 'X-Instance-Identity': value })).oddIdentity).toBe(true)
  })
  it('of another server are none', () => expect(readListenerHeaders(lines({ Server: 'nginx' })).isJenkins).toBe(false))
})
