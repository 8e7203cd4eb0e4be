import { describe, expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { isToken } from '../../spec/grammar'
import { fillPreset } from '../fill-preset'
import { PRESETS } from './index'

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  const draft = fillPreset(preset, {}, [])

  it('leads to a ws or wss URL with every field filled in', () => {
    expect(draft.url).toMatch(/^wss?:\/\/[a-z0-9.:-]+\//)
    expect(JSON.stringify(draft)).not.toContain('{{')
  })

  it('has lines of a token, a colon and a value (RFC 9112 §5)', () => {
    for (const entry of preset.lines) {
      const [name, value] = (entry.line ?? '').split(/: (.*)/s)
      expect(isToken(name ?? '')).toBe(true)
      expect(value).toBeTruthy()
    }
  })

  it('uses each of its fields', () => {
    const texts = preset.url + JSON.stringify([preset.lines, preset.session])
    for (const field of preset.fields) expect(texts).toContain(`{{${field.name}}}`)
  })

  it('sends hex that can be read', () => {
    for (const frame of preset.session?.sendOnOpen ?? []) if (frame.hex !== undefined) expect(hexDecode(frame.hex)).not.toBeNull()
  })
})

describe('PRESETS', () => {
  it('has each id once', () => {
    expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length)
  })

  it('opens MQTT with a CONNECT whose remaining length counts what follows (MQTT 3.1.1 §3.1)', () => {
    const mqtt = PRESETS.find((preset) => preset.id === 'mqtt')
    const packet = hexDecode(mqtt?.session?.sendOnOpen?.[0]?.hex ?? '') ?? new Uint8Array()
    expect([packet[0], packet[1]]).toEqual([0x10, packet.length - 2])
  })
})
