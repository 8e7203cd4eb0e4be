import { expect, it } from 'vitest'
import { type BeforeStep, extractedNames, valuesOf, withStepTexts } from './before-step'

const login: BeforeStep = {
  name: 'log in',
  method: 'POST',
  url: 'https://{{host}}/login',
  body: 'name={{user}}',
  extract: [
    { variable: 'token', from: { json: '$.token' }, secret: true },
    { variable: 'sid', from: { cookie: 'SID' } },
  ],
}

it('names what steps give, each once', () => {
  expect(extractedNames([login, { ...login, extract: [{ variable: 'sid', from: { header: 'X-Sid' } }] }])).toEqual(['token', 'sid'])
  expect(extractedNames([{ name: 'a', method: 'GET', url: 'http://a/' }])).toEqual([])
})

it('changes the texts of a step and leaves what it extracts', () => {
  const upper = withStepTexts(login, (text) => text.toUpperCase())
  expect(upper).toEqual({ ...login, url: 'HTTPS://{{HOST}}/LOGIN', body: 'NAME={{USER}}' })
  expect(withStepTexts({ name: 'a', method: 'get', url: 'u' }, (text) => `${text}!`)).toEqual({ name: 'a', method: 'get!', url: 'u!' })
})

it('gives values by variable, the newest of each, and none of cookies', () => {
  const gained = [
    { variable: 'a', value: '1', secret: false },
    { variable: null, value: 'cookie', secret: true },
    { variable: 'a', value: '2', secret: true },
  ]
  expect(valuesOf(gained)).toEqual({ a: '2' })
})
