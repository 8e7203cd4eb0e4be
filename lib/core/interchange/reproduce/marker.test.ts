import { describe, expect, it } from 'vitest'
import { markOf } from './marked'
import { fillMarked, type Marking, markEntry, markText, octetsOf } from './marker'
import { variableList } from './variables'

const marking = (given: Partial<Marking> = {}): Marking => ({ variables: variableList(), values: {}, masked: true, key: 'KEY', ...given })
const names = ({ variables }: Marking) => variables.list.map(({ name }) => name)

describe('placeholders', () => {
  it('are filled, and those without a value become variables', () => {
    const given = marking({ values: { host: 'a.example', 'secret:t': '****' } })
    expect(fillMarked('{{host}} {{secret:t}} {{none}} \\{{x}}', given)).toBe(`a.example ${markOf(0)} ${markOf(1)} {{x}}`)
    expect(given.variables.list).toEqual([
      { name: 'T', what: '{{secret:t}}', secret: true },
      { name: 'NONE', what: '{{none}}', secret: false },
    ])
  })
  it('are filled with exact values where nothing is masked', () => {
    expect(fillMarked('{{secret:t}}', marking({ values: { 'secret:t': 'é' }, masked: false }))).toBe(octetsOf('é'))
  })
  it('of a key line hold the key', () => {
    expect(fillMarked('K: {{auto}}', marking(), true)).toBe('K: KEY')
    expect(fillMarked('K: {{auto}}', marking())).toBe(`K: ${markOf(0)}`)
  })
})

describe('masks (T-24)', () => {
  it('of a line are named after the field, or the cookie', () => {
    const given = marking()
    expect(markEntry('Authorization: Bearer ****', 'Authorization', given)).toBe(`Authorization: Bearer ${markOf(0)}`)
    expect(markEntry('Cookie: sid=**; b=***', 'Cookie', given)).toBe(`Cookie: sid=${markOf(1)}; b=${markOf(2)}`)
    expect(names(given)).toEqual(['AUTHORIZATION', 'COOKIE_SID', 'COOKIE_B'])
  })
  it('of a URL are what a URL keeps secret, and long runs; other stars stay', () => {
    const given = marking()
    expect(markText('/a/*?token=**&glob=**&x=******', 'URL', given)).toBe(`/a/*?token=${markOf(0)}&glob=**&x=${markOf(1)}`)
    expect(names(given)).toEqual(['URL_TOKEN', 'URL_X'])
    expect(markText('/?token=**', 'URL', marking({ masked: false }))).toBe('/?token=**')
  })
})
