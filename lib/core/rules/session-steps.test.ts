import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'
import { playedSteps, sessionArtifacts } from './session-steps'

const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)

it('gives each step its time, and its octets their place in their direction', () => {
  expect(playedSteps([{ received: '81 00' }, { at: 7, sent: '01' }, { received: '89 00', repeat: 2 }, { ends: 'rst' }])).toEqual([
    { at: 0, octets: { direction: 'received', bytes: Uint8Array.of(0x81, 0), offset: 0 }, ended: null },
    { at: 7, octets: { direction: 'sent', bytes: Uint8Array.of(1), offset: 0 }, ended: null },
    { at: 7, octets: { direction: 'received', bytes: Uint8Array.of(0x89, 0, 0x89, 0), offset: 2 }, ended: null },
    { at: 7, octets: null, ended: { how: 'rst', by: 'endpoint' } },
  ])
})

it('refuses what is no hexadecimal', () => {
  expect(() => playedSteps([{ sent: '8' }])).toThrow(TypeError)
})

it('reads a session as every attempt is read', () => {
  const steps = [{ received: '81 00' }, { at: 9, ends: 'fin', by: 'us', detail: 'done' }] as const
  const { frames, ended, firstOctets } = sessionArtifacts(octets(SAMPLE_REQUEST), octets(SAMPLE_RESPONSE), steps)
  expect(frames).toMatchObject({ openedAt: 0, received: { any: true } })
  expect(ended).toMatchObject({ at: 9, how: 'fin', by: 'us', detail: 'done' })
  expect(firstOctets).toEqual(Uint8Array.of(0x81, 0))
})
