import { describe, expect, it } from 'vitest'
import { fillFields, fillPreset } from './fill-preset'
import type { Preset } from './preset'

const PRESET: Preset = {
  id: 'sample',
  title: 'Sample',
  group: 'General',
  about: 'A sample.',
  keywords: [],
  fields: [
    { name: 'host', label: 'Host', example: 'example.com' },
    { name: 'token', label: 'Token', example: 'TOKEN', secret: true },
  ],
  url: 'wss://{{host}}/feed',
  lines: [{ line: 'Authorization: Bearer {{token}}' }, { line: 'Origin: https://{{host}}', enabled: false }],
  session: { sendOnOpen: [{ opcode: 'text', text: 'hello {{host}}' }] },
  source: 'none',
}

describe('fillPreset', () => {
  it('puts its lines after the standard ones, fields replaced, lines with a secret marked', () => {
    expect(fillPreset(PRESET, { host: 'ci.example.org', token: 't-1' }, [{ line: 'Host: ci.example.org', generated: true }])).toEqual({
      url: 'wss://ci.example.org/feed',
      headers: [
        { line: 'Host: ci.example.org', generated: true },
        { line: 'Authorization: Bearer t-1', secret: true },
        { line: 'Origin: https://ci.example.org', enabled: false },
      ],
      session: { sendOnOpen: [{ opcode: 'text', text: 'hello ci.example.org' }] },
      note: 'Preset: Sample',
    })
  })

  it('lets the example stand for a value that is missing or empty', () => {
    expect(fillFields(PRESET, { host: '' }, '{{host}} {{token}} {{other}}')).toBe('example.com TOKEN {{other}}')
  })

  it('encodes a value where the text asks for it (RFC 4648 §4 and §5)', () => {
    expect(fillFields(PRESET, { token: 'a?b>c~d' }, '{{token|base64}} {{token|base64url}}')).toBe('YT9iPmN+ZA== YT9iPmN-ZA')
  })
})
