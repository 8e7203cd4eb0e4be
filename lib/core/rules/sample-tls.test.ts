import { expect, it } from 'vitest'
import { certificate, SELF_SIGNED, secured, unverified } from './sample-tls'

it('gives a handshake that ended well, with what is given in place', () => {
  expect(secured().tls).toMatchObject({ version: 'TLSv1.3', verified: true, error: null })
  expect(secured({ version: 'TLSv1.1' }).tls.version).toBe('TLSv1.1')
  expect(unverified('CERT_HAS_EXPIRED').tls).toMatchObject({ verify: true, verified: false, error: 'CERT_HAS_EXPIRED' })
})

it('has a certificate of an authority, and one that signed itself', () => {
  expect(certificate({ sans: [] })).toMatchObject({ subject: 'CN=example.com', sans: [] })
  expect(SELF_SIGNED.issuer).toBe(SELF_SIGNED.subject)
})
