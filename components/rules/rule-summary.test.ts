import { describe, expect, it } from 'vitest'
import { groupRules, type RuleSummary, rulesThatFit } from './rule-summary'

const rule = (id: string, level: RuleSummary['level'], sectionTitle = 'RFC 6455 §4.1'): RuleSummary => ({
  id,
  title: `Title of ${id}`,
  failureTitle: `Failure of ${id}`,
  says: 'It has to be there.',
  level,
  effect: 'clients-fail',
  sectionTitle,
  sectionUrl: 'https://example.com/',
})
const rules = [rule('request/host', 'must'), rule('response/upgrade', 'must'), rule('response/other', 'should', 'RFC 9110 §15.5.22')]

describe('rulesThatFit', () => {
  it('wants every word, in any of the texts', () => {
    expect(rulesThatFit(rules, { q: 'failure 9110', level: '', artifact: '' }).map(({ id }) => id)).toEqual(['response/other'])
  })
  it('narrows by level and part', () => {
    expect(rulesThatFit(rules, { q: '', level: 'must', artifact: 'response' }).map(({ id }) => id)).toEqual(['response/upgrade'])
  })
})

describe('groupRules', () => {
  it('groups by part, then by section', () => {
    expect(
      groupRules(rules).map(([artifact, sections]) => [artifact, sections.map(([title, members]) => [title, members.length])]),
    ).toEqual([
      ['request', [['RFC 6455 §4.1', 1]]],
      [
        'response',
        [
          ['RFC 6455 §4.1', 1],
          ['RFC 9110 §15.5.22', 1],
        ],
      ],
    ])
  })
})
