import 'server-only'

/** A nonce for one answer: 128 random bits as base64. */
export function freshNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
}

/** The Content-Security-Policy of one answer. `development` lets Next's dev server evaluate and inject what it must. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The fields that keep an answer safe: its policy, and what goes beside it. */
export function securityFields(path: string, policy: string): Readonly<Record<string, string>> {
  return path.startsWith('/_next/static/') ? FILE_FIELDS : { 'content-security-policy': policy, ...PAGE_FIELDS }
}

/**
 * A script, style or font of the build is cached for good: it names no nonce, and says only what a file needs. A script that runs as a
 * worker keeps to the policy of its own file: it may load further scripts of the build, and reach nothing else.
 */
const FILE_FIELDS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; script-src 'self'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

const PAGE_FIELDS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
}
