import { expect, it } from 'vitest'
import type { ActivityView } from '@/lib/core/report/activity'
import { activityLines } from './activity-lines'

const ACTIVITY: ActivityView = {
  spanMs: 20,
  at: [0, 60],
  framesSent: [0, 1],
  framesReceived: [2, 10],
  bytesSent: [180, 6],
  bytesReceived: [130, 4_000],
  pings: 3,
  answered: 2,
  roundTrips: [
    { n: 4, at: 40, ms: 1.5 },
    { n: 9, at: 70, ms: 12 },
  ],
}
const NOTHING = { ...ACTIVITY, at: [], framesSent: [], framesReceived: [], pings: 0, answered: 0, roundTrips: [] }

it('gives rates a second, with the spans in which nothing travelled', () => {
  const { x, lines, summary } = activityLines(ACTIVITY, 'frames')
  expect(x).toEqual([0, 0.02, 0.04, 0.06])
  expect(lines).toEqual([
    { name: 'received', values: [100, 0, 0, 500] },
    { name: 'sent', values: [0, 0, 0, 50] },
  ])
  expect(summary).toBe('received at most 500 frames/s at 60.0 ms, sent at most 50 frames/s at 60.0 ms, in spans of 20.0 ms')
})

it('gives octets in their units', () => {
  expect(activityLines(ACTIVITY, 'octets').summary).toBe(
    'received at most 200 kB/s at 60.0 ms, sent at most 9.0 kB/s at 0.00 ms, in spans of 20.0 ms',
  )
  expect(activityLines(NOTHING, 'octets')).toMatchObject({ x: [], summary: 'Nothing travelled' })
})

it('gives each round trip of a Ping when its Pong came', () => {
  expect(activityLines(ACTIVITY, 'pings')).toEqual({
    x: [0.04, 0.07],
    lines: [{ name: 'round trip', values: [1.5, 12] }],
    summary: '3 Pings, 2 answered: median 12.0 ms, longest 12.0 ms',
  })
  expect(activityLines(NOTHING, 'pings').summary).toBe('No Ping was sent: send one, or repeat it at a rate')
})
