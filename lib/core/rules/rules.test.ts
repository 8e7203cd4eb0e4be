import { describe, expect, it } from 'vitest'
import { testRule } from '../../testing/rule-tester'
import { RULES } from './index'

describe('the catalogue of rules', () => {
  it('states facts in titles: no period, and another sentence for the failure', () => {
    for (const rule of RULES) {
      expect(rule.title, rule.id).toMatch(/^:?[A-Za-z].*[^.!?]$/)
      expect(rule.failureTitle, rule.id).toMatch(/^:?[A-Za-z].*[^.!?]$/)
      expect(rule.failureTitle, rule.id).not.toBe(rule.title)
      for (const reason of Object.values(rule.reasons)) expect(reason, rule.id).not.toMatch(/[.!]$/)
      for (const advice of [rule.advice, ...Object.values(rule.adviceFor ?? {})]) expect(advice, rule.id).toMatch(/\.$/)
    }
  })
})

for (const rule of RULES) describe(rule.id, () => testRule(rule))
