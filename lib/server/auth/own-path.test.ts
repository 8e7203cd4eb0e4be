import { expect, it } from 'vitest'
import { ownPath } from './own-path'

it('keeps a path of ours', () => {
  expect(ownPath('/attempts/1?tab=frames#n5')).toBe('/attempts/1?tab=frames#n5')
})
it.each([
  undefined,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/',
])('leads nowhere else (%s)', (next) => {
  expect(ownPath(next)).toBe('/')
})
