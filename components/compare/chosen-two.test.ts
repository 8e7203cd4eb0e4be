import { describe, expect, it } from 'vitest'
import { pathOfTwo, toggled } from './chosen-two'

const old = { id: 'old', createdAt: '2026-11-26T10:00:00.000Z' }
const young = { id: 'young', createdAt: '2026-11-27T10:00:00.000Z' }
const third = { id: 'third', createdAt: '2026-11-27T11:00:00.000Z' }

describe('two ticked attempts', () => {
  it('are the two ticked last; ticked again, one is taken away', () => {
    expect(toggled([old, young], third)).toEqual([young, third])
    expect(toggled([old, young], old)).toEqual([young])
  })
  it('stand in the order of time, however they were ticked', () => {
    expect(pathOfTwo([young, old])).toBe('/compare?a=old&b=young')
    expect(pathOfTwo([old, young])).toBe('/compare?a=old&b=young')
  })
})
