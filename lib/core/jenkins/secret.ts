/** What is odd about a secret before it is sent; never quotes it. */
export type SecretProblem = { readonly code: 'length' | 'not-hex' | 'upper-case' | 'white-space'; readonly message: string }

/** Hex digits of an HMAC-SHA256: what a controller shows on the node's page. */
export const SECRET_LENGTH = 64

/**
 * What makes it certain that a controller does not take this secret: it is compared octet by octet with 64 lower-case hex digits
 * (Jenkins HMACConfidentialKey). Null where it has that form.
 */
export function secretProblem(secret: string): SecretProblem | null {
  if (/\s/.test(secret))
    return { code: 'white-space', message: 'The secret has white space in it: expected 64 lower-case hex digits and nothing else' }
  if (secret.length !== SECRET_LENGTH) {
    return {
      code: 'length',
      message: `The secret has ${secret.length} characters: expected 64 lower-case hex digits, as the node's page shows them`,
    }
  }
  if (/^[0-9a-f]+$/.test(secret)) return null
  if (/^[0-9a-fA-F]+$/.test(secret)) {
    return {
      code: 'upper-case',
      message: 'The secret has upper-case hex digits: expected lower-case ones, the controller compares octet by octet',
    }
  }
  return { code: 'not-hex', message: 'The secret has characters that are no hex digits: expected 64 of 0 to 9 and a to f' }
}
