import { expect, it } from 'vitest'
import { head } from '@/lib/testing/play'
import { connected } from '@/lib/testing/report'
import { extentOf, ticksOf, waterfallSteps } from './waterfall-steps'

const shown = (steps: ReturnType<typeof waterfallSteps>) => steps.map(({ name, state, from, to }) => [name, state, from, to])

it('cuts the response where its first octet came, and leaves out the time frames travelled', () => {
  const { conversation, view } = connected()
  conversation
    .sends(head('GET / HTTP/1.1'))
    .waits(2)
    .wrote(18)
    .waits(30)
    .receives('HTTP/1.1 101 x\r\n')
    .waits(5)
    .receives('\r\n')
    .waits(9_000)
  expect(shown(waterfallSteps(view()))).toEqual([
    ['Resolve', 'reached', 0, 1],
    ['Connect', 'reached', 1, 2],
    ['Request', 'reached', 2, 4],
    ['First octet', 'reached', 4, 34],
    ['Head', 'reached', 34, 39],
  ])
})

it('waits for the first octet as long as none came', () => {
  const { conversation, view } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote(18)
  expect(shown(waterfallSteps(view())).at(-1)).toEqual(['First octet', 'running', 2, null])
})

it('keeps what was answered before the request was out in order', () => {
  const steps = waterfallSteps({
    phases: [{ phase: 'response', state: 'failed', startedAt: 10, endedAt: 12, detail: 'x' }],
    timings: { ...connected().view().timings, firstByte: 4 },
  })
  expect(shown(steps)).toEqual([
    ['First octet', 'reached', 10, 10],
    ['Head', 'failed', 10, 12],
  ])
})

it('draws lines at round values inside the extent', () => {
  expect(ticksOf({ from: 0, to: 39 })).toEqual([0, 10, 20, 30])
  expect(ticksOf({ from: 301, to: 309 })).toEqual([302, 304, 306, 308])
  expect(ticksOf({ from: 0, to: 1 })).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
  expect(extentOf([])).toEqual({ from: 0, to: 1 })
})
