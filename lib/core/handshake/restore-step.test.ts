import { expect, it } from 'vitest'
import type { InputProblem } from '../errors/errors'
import type { RequestDraft } from './draft'
import { redactDraft } from './redact-draft'
import { restoreDraft } from './restore-draft'
import { restoreStepTexts, stepOrigin, stepsStayWithin } from './restore-step'

const step = { name: 'x', method: 'POST', url: 'https://auth.test/?token=abcdefgh', body: 'password=hunter2hunter2' }
const exact: RequestDraft = {
  url: 'wss://app.test/',
  before: [{ ...step, headers: [['Authorization', 'Bearer abcdefghij']] }],
  variables: { 'secret:pw': 'hunter3hunter3' },
}
const shown = redactDraft(exact)
const problems = (masked: RequestDraft) => {
  try {
    restoreDraft(masked, exact)
    return []
  } catch (error) {
    return (error as { problems: readonly InputProblem[] }).problems.map(({ path }) => path)
  }
}

it('brings back what steps send, where nothing leads elsewhere', () => {
  expect(restoreDraft(shown, exact)).toEqual(exact)
})

it('sends no secret of a record where that record did not go: the step itself, another one, or the handshake', () => {
  const other = { name: 'y', method: 'GET', url: 'https://evil.test/{{secret:pw}}' }
  const [first] = shown.before ?? []
  if (first === undefined) throw new Error('no step')
  expect(problems({ ...shown, before: [first, other] })).toEqual(
    expect.arrayContaining(['request.before[0]', 'request.variables.secret:pw']),
  )
  expect(problems({ ...shown, before: [{ ...first, url: 'https://evil.test/' }] })).toContain('request.variables.secret:pw')
  expect(problems({ ...shown, url: 'wss://evil.test/' })).toContain('request.before[0]')
  expect(problems({ ...shown, before: [first, { ...other, url: 'https://app.test/' }] })).toEqual([])
})

it('says what was changed around a mask', () => {
  const found: InputProblem[] = []
  const [was] = shown.before ?? []
  restoreStepTexts(
    { ...step, body: 'x=1&password=**************' },
    { shown: was, exact: step, path: 'request.before[0]', problems: found },
  )
  expect(found.map(({ path }) => path)).toEqual(['request.before[0].url', 'request.before[0].body'].slice(1))
})

it('compares scheme, host and port, placeholders filled', () => {
  expect(stepOrigin({ url: ' HTTPS://{{h}}/x' }, { h: 'A.test' })).toBe('wss a.test 443')
  expect(stepOrigin({ url: '{{base}}/x' }, {})).toBe('{{base}}/x')
  expect(stepsStayWithin({ url: '' }, exact, { variables: {}, handshake: '' })).toBe(true)
})
