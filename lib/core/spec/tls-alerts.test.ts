import { expect, it } from 'vitest'
import { alertName } from './tls-alerts'

it('names alerts by number (RFC 8446 §6)', () => {
  expect(alertName(40)).toBe('handshake_failure')
  expect(alertName(120)).toBe('no_application_protocol')
  expect(alertName(255)).toBe('unknown alert')
})
