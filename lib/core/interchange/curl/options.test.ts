import { expect, it } from 'vitest'
import { SHORT, WITH_FILE, WITH_VALUE, WITHOUT_EFFECT } from './options'

it('knows which options take a value', () => {
  expect(['header', 'request', 'data-raw', 'resolve', 'output', 'max-time'].every((name) => WITH_VALUE.has(name))).toBe(true)
  expect(['insecure', 'include', 'no-buffer', 'location', 'http1.1', 'compressed', 'get'].some((name) => WITH_VALUE.has(name))).toBe(false)
})
it('takes a value for every option that names a file', () => {
  expect([...WITH_FILE].filter((name) => !WITH_VALUE.has(name))).toEqual([])
})
it('gives one letter a long name', () => {
  expect([SHORT.i, SHORT.N, SHORT.H]).toEqual(['include', 'no-buffer', 'header'])
  expect(WITHOUT_EFFECT.has('include')).toBe(true)
})
