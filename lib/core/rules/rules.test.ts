import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { testRule } from '../../testing/rule-tester'
import { RULES, ruleById } from './index'

const folder = import.meta.dirname
const files = ['request', 'response'].flatMap((name) =>
  readdirSync(path.join(folder, name))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('-shared.ts'))
    .map((file) => `${name}/${file.slice(0, -'.ts'.length)}`),
)

describe('the catalogue of rules', () => {
  it('holds every file of the folders of rules, under the name of its path', () => {
    expect(RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
  })

  it('finds a rule by its id', () => {
    expect(ruleById('response/upgrade-present')?.id).toBe('response/upgrade-present')
    expect(ruleById('response/no-such-rule')).toBeUndefined()
  })

  it('states facts in titles: no period, and another sentence for the failure', () => {
    for (const rule of RULES) {
      expect(rule.title, rule.id).toMatch(/^[A-Za-z].*[^.!?]$/)
      expect(rule.failureTitle, rule.id).toMatch(/^[A-Za-z].*[^.!?]$/)
      expect(rule.failureTitle, rule.id).not.toBe(rule.title)
      for (const reason of Object.values(rule.reasons)) expect(reason, rule.id).not.toMatch(/[.!]$/)
      for (const advice of [rule.advice, ...Object.values(rule.adviceFor ?? {})]) expect(advice, rule.id).toMatch(/\.$/)
    }
  })
})

for (const rule of RULES) describe(rule.id, () => testRule(rule))
