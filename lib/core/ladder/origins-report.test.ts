import { expect, it } from 'vitest'
import { judgeOrigins } from './judge-origins'
import { planOrigins } from './origins'
import { originsReport } from './origins-report'

it('says of a matrix that was stopped before it began that nothing was tried', () => {
  const plan = planOrigins({ url: 'ws://127.0.0.1/', headers: [['Cookie', 'sid=1']] })
  const none = new Map()
  const text = originsReport({ url: 'ws://127.0.0.1/', at: 'now', tool: 'Sockscope' }, plan, none, judgeOrigins(plan, none))
  expect(text).toContain('**Cross-site hijacking is not shown: the own origin with the cookie was not tried.**')
  expect(text).toContain('| null: `null` | not tried | not tried |')
})
