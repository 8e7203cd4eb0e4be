import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { rancherRemotedialer } from './rancher-remotedialer'

const path = '/v3/connect/register'

it('tells the messages of a tunnel by their numbers', () => {
  // Message 1, connection 1, Connect, deadline 15000 ms, "tcp/127.0.0.1:6443".
  const connect = { hex: `02 02 04 b0ea01 ${Buffer.from('tcp/127.0.0.1:6443').toString('hex')}` }
  expect(lineOf(connect, { path })).toEqual(['rancher-remotedialer', 'Connect on connection 1 tcp/127.0.0.1:6443'])
  expect(decoded(connect, { path })).toMatchObject({
    text: 'message     1\nconnection  1\ntype        Connect\ndeadline    15000 ms\n\ntcp/127.0.0.1:6443',
    fields: { type: 'Connect', connection: '1' },
  })
  expect(lineOf({ hex: '04 02 02 b0ea01 160301' }, { path })[1]).toBe('Data on connection 1, 3 octets')
  expect(lineOf({ hex: '06 02 06 454f46' }, { path })[1]).toBe('Error on connection 1 EOF')
  expect(lineOf({ hex: '08 01 0e' }, { path })[1]).toBe('Resume on connection -1')
  expect(lineOf({ hex: '08 00 10' }, { path })[1]).toBe('SyncConnections on connection 0')
})

it('is shown as octets where a number has no end', () => {
  expect(decoded({ hex: 'ff'.repeat(12) }, { path }).form).toBe('hex')
  expect(decoded({ hex: '02 02' }, { path }).note).toContain('octets were announced')
})
survives(rancherRemotedialer, { path })
