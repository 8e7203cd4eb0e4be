import { expect, it } from 'vitest'
import { nodeProblem } from './node-version.mjs'

it('accepts 20.19 and newer, and says what to do with an older one', () => {
  expect([nodeProblem('v20.19.0'), nodeProblem('v22.0.0'), nodeProblem('v20.20.2')]).toEqual([null, null, null])
  expect(nodeProblem('v18.20.8')).toBe('Node 20.19 or newer is needed, this is v18.20.8: install a newer one from https://nodejs.org.')
  expect(nodeProblem('v20.9.0')).not.toBeNull()
})
