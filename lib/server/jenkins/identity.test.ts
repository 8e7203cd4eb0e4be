import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { identityOf } from '@/lib/testing/jenkins-controller'
import { tlsFixture } from '@/lib/testing/scripted-server'
import { identityFingerprint, publicKeyOf } from './identity'

const vectors = readFileSync('lib/testing/fixtures/jenkins/vec.txt', 'utf8')

it('prints the fingerprint of an identity as the real agent did', () => {
  expect(identityFingerprint(/^IDENTITY (\S+)$/m.exec(vectors)?.[1] ?? '')).toBe('b9:1f:c9:bf:a4:1f:27:35:4a:a6:6e:fc:59:09:e1:b2')
})
it('reads the key of a certificate, and nothing of what is none', () => {
  const der = new X509Certificate(tlsFixture('self-signed.pem')).raw.toString('base64')
  expect(publicKeyOf({ der })).toBe(identityOf('self-signed'))
  expect(publicKeyOf({ der: 'AAAA' })).toBeNull()
})
