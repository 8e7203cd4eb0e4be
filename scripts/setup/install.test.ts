import { describe, expect, it } from 'vitest'
import { installedMatches } from './install.mjs'

const wanted = {
  packages: {
    '': { name: 'sockscope' },
    'node_modules/ws': { version: '8.23.0', integrity: 'sha512-a' },
    'node_modules/@next/swc-darwin-arm64': { version: '16.4.5', integrity: 'sha512-b', optional: true },
  },
}

describe('installedMatches', () => {
  it('accepts an install that lacks only packages of other platforms', () => {
    expect(installedMatches(wanted, { packages: { 'node_modules/ws': { version: '8.23.0', integrity: 'sha512-a' } } })).toBe(true)
  })
  it('refuses another version, other contents and a missing package', () => {
    expect(installedMatches(wanted, { packages: { 'node_modules/ws': { version: '8.22.0', integrity: 'sha512-a' } } })).toBe(false)
    expect(installedMatches(wanted, { packages: { 'node_modules/ws': { version: '8.23.0', integrity: 'sha512-z' } } })).toBe(false)
    expect(installedMatches(wanted, { packages: {} })).toBe(false)
  })
})
