import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { jenkinsBytes } from '../../testing/jenkins-recordings'
import { latin1Encode } from '../bytes/latin1'
import { readBanner } from './banner'
import { bannerVersion, controllerOf, protocolsOf } from './controller'
import { readFirstAnswer } from './first-answer'
import type { ProtocolSeen } from './observation'

const asked = (name: string, bytes: Uint8Array, end: 'fin' | 'open' = 'fin'): ProtocolSeen => ({
  name,
  failure: null,
  answer: readFirstAnswer(bytes),
  end,
  waitedMs: 1,
})
const unknown = (name: string) => asked(name, jenkinsBytes('JNLP2-connect'))

describe('the controller behind a port', () => {
  it('is told by its banner, and the signs agree with it', () => {
    const controller = controllerOf(observed({ protocols: [unknown('JNLP2-connect')] }))
    expect(controller).toMatchObject({ version: '2.578', session: '5e551ca7', client: '127.0.0.1', range: { from: '2.545', to: null } })
    expect(controller.evidence.map(({ from, to }) => `${from ?? ''}-${to ?? ''}`)).toEqual([
      '2.17-',
      '2.417-',
      '2.104-',
      '2.545-',
      '1.653-',
      '2.263-',
    ])
    expect(bannerVersion(observed({}))).toBe('2.578')
  })
  it('is narrowed by what it speaks where it hides its version', () => {
    const seen = observed({
      banner: null,
      ping: null,
      protocols: [
        asked('JNLP2-connect', jenkinsBytes('JNLP2 greeting only'), 'open'),
        asked('CLI-connect', latin1Encode('Welcome\n'), 'open'),
        asked('x', latin1Encode('Unknown protocol:Protocol:x\n')),
        asked('y', latin1Encode('Disabled protocol:Protocol:y\n')),
      ],
      jnlp4: {
        failure: null,
        acknowledged: true,
        instead: null,
        tls: null,
        onlyOldTls: false,
        headers: { ok: true, detail: null, cookieName: 'Cookie' },
        verdict: null,
        awaited: null,
        stage: 'over',
        end: 'fin',
        waitedMs: 1,
      },
    })
    expect(controllerOf(seen)).toMatchObject({ version: null, range: { from: '2.27', to: '2.164' } })
  })
  it.each([
    ['\n', '2.548', null],
    ['\r\n', null, '2.547'],
  ])('is of an era by the line ending of its 404 (%j)', (ending, from, to) => {
    const text = ['HTTP/1.0 404 Not Found', 'Content-Type: text/plain;charset=UTF-8', '', 'Not Found', ''].join(ending)
    const seen = observed({ ping: null })
    const banner = seen.banner && { ...seen.banner, http: readBanner(latin1Encode(text)) }
    expect(controllerOf({ ...seen, banner }).range).toEqual({ from, to })
  })
})

describe('its protocols', () => {
  it('are those listed and those asked for, with what is known of them', () => {
    const protocols = protocolsOf(observed({ protocols: [unknown('JNLP2-connect'), unknown('X-mine')] }))
    expect(protocols.map(({ name, status, listed, spoken }) => [name, status, listed, spoken])).toEqual([
      ['JNLP4-connect', 'active', true, null],
      ['JNLP2-connect', 'deprecated', false, 'no'],
      ['Ping', 'active', true, 'yes'],
      ['X-mine', 'unknown', false, 'no'],
    ])
  })
})
