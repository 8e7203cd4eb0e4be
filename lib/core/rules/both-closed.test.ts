import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { bothClosed } from './both-closed'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'
import { type SessionStep, sessionArtifacts } from './session-steps'

const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
const seen = (...steps: SessionStep[]) => bothClosed(sessionArtifacts(octets(SAMPLE_REQUEST), octets(SAMPLE_RESPONSE), steps))
const OURS = { at: 40, sent: '88 80 00 00 00 00' }

it('counts from the second Close frame to the end (RFC 6455 §7.1.1)', () => {
  expect(seen({ at: 30, received: '88 00' }, OURS, { at: 55, ends: 'fin' })).toMatchObject({ second: { direction: 'sent' }, ms: 15 })
  expect(seen(OURS, { at: 50, received: '88 00' }, { at: 55, ends: 'fin' })).toMatchObject({ second: { direction: 'received' }, ms: 5 })
})

it('is nothing while a Close frame or the end is missing', () => {
  expect(seen(OURS, { at: 50, received: '88 00' })).toBeNull()
  expect(seen(OURS, { ends: 'fin' })).toBeNull()
})
