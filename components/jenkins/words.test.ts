import { expect, it } from 'vitest'
import { rangeWords, spokenWord } from './words'

it('finds a deprecated protocol worth a look only where it is spoken', () => {
  expect(spokenWord({ spoken: 'yes', status: 'deprecated' })).toEqual({ word: 'Spoken, deprecated', tone: 'warn' })
  expect(spokenWord({ spoken: 'no', status: 'deprecated' }).tone).toBe('neutral')
  expect(spokenWord({ spoken: 'yes', status: 'active' })).toEqual({ word: 'Spoken', tone: 'pass' })
  expect(spokenWord({ spoken: null, status: 'active' }).word).toBe('Not asked')
})
it('puts a range into words', () => {
  expect(rangeWords({ from: '2.545', to: null })).toBe('2.545 or later')
  expect(rangeWords({ from: null, to: '2.213' })).toBe('up to 2.213')
  expect(rangeWords({ from: '2.27', to: '2.164' })).toBe('2.27 to 2.164')
})
