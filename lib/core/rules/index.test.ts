import { expect, it } from 'vitest'
import { RULES, RULES_VERSION, ruleById } from './index'

it('finds a rule by its id', () => {
  expect(ruleById('response/upgrade-present')?.title).toBe('The 101 has an Upgrade field')
  expect(ruleById('response/no-such-rule')).toBeUndefined()
})

it('names each rule once', () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length)
})

it('has a version to judge stored attempts again by', () => {
  expect(RULES_VERSION).toMatch(/^\d+$/)
})
