import { expect, it } from 'vitest'
import { decoded, survives } from '@/lib/testing/decode-kit'
import { cbor } from './cbor'

const shown = (hex: string) => decoded({ hex }, { subprotocol: 'cbor' }).text

it('shows the examples of RFC 8949 appendix A', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['1864', '100'],
    ['1bffffffffffffffff', '18446744073709551615'],
    ['3bffffffffffffffff', '-18446744073709551616'],
    ['f93c00', '1.0'],
    ['f90001', '5.960464477539063e-8'],
    ['fb3ff199999999999a', '1.1'],
    ['f97c00', 'Infinity'],
    ['f5', 'true'],
    ['f7', 'undefined'],
    ['f0', 'simple(16)'],
    ['c11a514b67b0', '1(1363896240)'],
    ['4401020304', "h'01 02 03 04'"],
    ['62c3bc', '"ü"'],
    ['83010203', '[\n  1,\n  2,\n  3\n]'],
    ['9fff', '_([])'],
    ['bf6346756ef563416d7421ff', '_({\n  "Fun": true,\n  "Amt": -2\n})'],
  ]
  for (const [hex, text] of examples) expect(shown(hex)).toBe(text)
})

it('is chosen where a map is all there is, and says what is wrong', () => {
  expect(decoded({ hex: 'a1 61 61 01' }).decoder).toBe('cbor')
  expect(decoded({ hex: '1c' }, { subprotocol: 'cbor' }).decoder).toBe('hex')
  expect(decoded({ hex: '9b ffffffffffffffff' }, { subprotocol: 'cbor' }).note).toContain('are announced at octet 0')
})
survives(cbor, { subprotocol: 'cbor' })
