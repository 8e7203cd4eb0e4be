import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, freshNonce, securityFields } from './content-security-policy'

describe('contentSecurityPolicy', () => {
  it('T-26: lets only scripts and styles with this answer’s nonce run, and nobody frame the page', () => {
    const policy = contentSecurityPolicy('abc', false)
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'")
    expect(policy).toContain("style-src 'self' 'nonce-abc'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("worker-src 'self'")
    expect(policy).not.toContain('unsafe-eval')
  })

  it('draws a nonce of 128 bits for each answer', () => {
    expect(Buffer.from(freshNonce(), 'base64')).toHaveLength(16)
    expect(freshNonce()).not.toBe(freshNonce())
  })
})

describe('securityFields', () => {
  it('T-18: go with every page and API answer in full', () => {
    expect(securityFields('/api/health', 'the policy')).toEqual({
      'content-security-policy': 'the policy',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
    })
  })

  it('of a cached file of the build name no nonce, and let nothing but scripts of the build run in it', () => {
    expect(securityFields('/_next/static/chunks/a.js', 'the policy')).toEqual({
      'content-security-policy': "default-src 'none'; script-src 'self'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
})
