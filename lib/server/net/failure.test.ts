import { describe, expect, it } from 'vitest'
import { endingOf } from './ending'
import { certificateFailure, connectFailure, resolveFailure, tlsFailure } from './failure'

const error = (code: string, message = code, more: object = {}) => Object.assign(new Error(message), { code, ...more })

describe('failure', () => {
  it.each([
    ['ECONNREFUSED', 'connection-refused'],
    ['ETIMEDOUT', 'connect-timeout'],
    ['EHOSTUNREACH', 'host-unreachable'],
    ['ENETUNREACH', 'network-unreachable'],
    ['EADDRNOTAVAIL', 'connect-failed'],
  ])('reads %s of connect as %s', (code, expected) => {
    expect(connectFailure(error(code)).code).toBe(expected)
  })

  it.each([
    ['ENOTFOUND', -3008, 'name-not-found'],
    ['ENOTFOUND', -3007, 'no-address'],
    ['EAI_AGAIN', -3001, 'resolver-failed'],
  ])('reads %s (%i) of getaddrinfo as %s', (code, errno, expected) => {
    expect(resolveFailure(error(code, code, { errno })).code).toBe(expected)
  })

  it.each([
    ['CERT_HAS_EXPIRED', 'certificate-expired'],
    ['CERT_NOT_YET_VALID', 'certificate-not-yet-valid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name-mismatch'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate-untrusted'],
    ['CERT_SIGNATURE_FAILURE', 'certificate-invalid'],
  ])('reads %s of verification as %s', (code, expected) => {
    expect(certificateFailure(code)).toBe(expected)
  })

  it('reads the number of an alert, and keeps OpenSSL positions out of the detail', () => {
    const message =
      '80DC2E:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:rec_layer_s3.c:1601:SSL alert number 40\n'
    expect(tlsFailure(error('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', message, { reason: 'sslv3 alert handshake failure' }))).toEqual({
      code: 'tls-alert',
      detail: 'sslv3 alert handshake failure',
      alert: 40,
    })
  })

  it.each([
    ['ECONNRESET', undefined, 'endpoint', 'rst', 'connection-reset'],
    ['EPIPE', 'write', 'endpoint', 'rst', 'write-failed'],
    ['ETIMEDOUT', 'read', 'network', 'timeout', 'host-unreachable'],
    ['EHOSTUNREACH', 'write', 'network', 'abort', 'host-unreachable'],
    ['EIO', 'write', 'network', 'abort', 'write-failed'],
  ])('reads %s of %s as an end by %s, %s', (code, syscall, by, how, failure) => {
    expect(endingOf(error(code, code, { syscall }))).toMatchObject({ by, how, code: failure })
  })
})
