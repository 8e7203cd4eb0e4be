import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'
import { attemptRow } from './attempt-row'

it('has the derived columns of an attempt', () => {
  const { conversation, view } = connected({ judge: () => [] })
  conversation
    .waits(1)
    .sends(head('GET / HTTP/1.1'))
    .wrote(18)
    .waits(1)
    .receives(head('HTTP/1.1 101 x'))
    .receives('\x88\x00')
    .waits(1_000)
    .ends()
  expect(attemptRow(view())).toEqual({
    state: 'closed',
    outcome: 'accepted',
    status: 101,
    summary:
      'Opened with 101, then closed by the endpoint with a Close frame without a code (a browser reports 1005) after 1.0 s and 1 frame',
    url: 'ws://example.com/chat',
    host: 'example.com',
    port: 80,
    tls: false,
    address: '192.0.2.1',
    failurePhase: null,
    failureCode: null,
    closeCode: 1005,
    closeHow: 'close-frame',
    product: null,
    endedAt: '2026-11-21T00:00:00.504Z',
    durationMs: 1_004,
    headMs: 4,
    startedMs: 0,
    resolveMs: 1,
    connectMs: 2,
    proxyMs: null,
    tlsMs: null,
    http2Ms: null,
    sentMs: 3,
    firstByteMs: 4,
    framesSent: 0,
    framesReceived: 1,
    bytesSent: 18,
    bytesReceived: 20,
    rulesVersion: view().rulesVersion,
    failedRules: [],
    diagnoses: expect.any(Array),
  })
})
