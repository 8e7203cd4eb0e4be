import { expect, it } from 'vitest'
import { bodySecretSpans } from './body-secrets'

const secrets = (body: string) => bodySecretSpans(body).map(({ start, end }) => body.slice(start, end))

it('finds members of JSON with a telling name, escapes included', () => {
  expect(secrets('{"username":"admin","password" : "hun\\"ter2","ttl":0}')).toEqual(['hun\\"ter2'])
  expect(secrets('{"client_secret":"s3cr3t","grant_type":"client_credentials"}')).toEqual(['s3cr3t'])
})

it('finds fields of a form, the first one too', () => {
  expect(secrets('password=p%40ss&user=admin')).toEqual(['p%40ss'])
  expect(secrets('grant_type=client_credentials&client_id=a&client_secret=b%2Bc')).toEqual(['b%2Bc'])
})

it('finds nothing in other texts, and takes no longer for hostile ones', () => {
  expect(secrets('')).toEqual([])
  expect(secrets('plain text')).toEqual([])
  expect(secrets(`{"password":"${'\\'.repeat(100_001)}`)).toEqual([])
  expect(secrets('"a":"'.repeat(50_000))).toEqual([])
})
