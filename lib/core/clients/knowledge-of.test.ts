import { expect, it } from 'vitest'
import { ruleById } from '../rules/index'
import { wordOf } from './knowledge-of'

const known = {
  refuses: [{ says: 'no', on: ['response/a', 'response/b#x'] }],
  opens: ['response/b', 'trait/t'],
  depends: ['response/c'],
}

it('has a word for a rule, whatever the reason', () => {
  expect(wordOf(known, 'response/a', 'any')).toEqual({ does: 'refuses', says: 'no' })
  expect(wordOf(known, 'response/c', 'any')).toEqual({ does: 'depends' })
  expect(wordOf(known, 'trait/t')).toEqual({ does: 'opens' })
})

it('lets the word on one reason go before that on its rule', () => {
  expect(wordOf(known, 'response/b', 'x')).toEqual({ does: 'refuses', says: 'no' })
  expect(wordOf(known, 'response/b', 'y')).toEqual({ does: 'opens' })
})

it('has no word on what nobody tried', () => {
  expect(wordOf(known, 'response/z', 'x')).toBeUndefined()
})

it('takes every client to verify the dates and the name of a certificate, and says nothing of whom it trusts', () => {
  expect(wordOf(known, 'tls/certificate-not-expired', 'expired')).toEqual({ does: 'refuses', says: null })
  expect(wordOf(known, 'tls/chain-trusted', 'untrusted')).toBeUndefined()
  for (const rule of ['tls/certificate-begun', 'tls/certificate-not-expired', 'tls/certificate-names-host', 'tls/chain-trusted'])
    expect(ruleById(rule)?.effect).toBe('clients-fail')
})
