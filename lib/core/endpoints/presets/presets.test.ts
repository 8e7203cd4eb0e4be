import { describe, expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { agentDraftOf } from '../../jenkins/dry-run'
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
    for (const entry of [...preset.lines, ...(preset.modes ?? []).flatMap((mode) => mode.lines ?? [])]) {
      const [name, value] = (entry.line ?? '').split(/: (.*)/s)
      expect(isToken(name ?? '')).toBe(true)
      expect(value).toBeTruthy()
    }
  })

  it('uses each of its fields', () => {
    const texts = preset.url + JSON.stringify([preset.lines, preset.modes, preset.session])
    for (const { name } of preset.fields) {
      const inFrames = preset.frames && JSON.stringify(preset.frames({ [name]: 'other' })) !== JSON.stringify(preset.frames({}))
      if (!inFrames) expect(texts).toMatch(new RegExp(`\\{\\{${name}[|}]`))
    }
  })

  it('sends hex that can be read', () => {
    for (const frame of draft.session?.sendOnOpen ?? []) if (frame.hex !== undefined) expect(hexDecode(frame.hex)).not.toBeNull()
  })
})

describe('PRESETS', () => {
  it('begins a Jenkins agent as a dry run, its lines of the upgrade switched off', () => {
    const agent = PRESETS.find((preset) => preset.id === 'jenkins-agent')
    const standard = ['Host: ci.example.com', 'Upgrade: websocket', 'Connection: Upgrade'].map((line) => ({ line }))
    if (!agent) throw new Error('no preset')
    expect(agentDraftOf(fillPreset(agent, {}, standard))).toBe('dry-run')
    expect(fillPreset(agent, {}, standard).headers?.at(-1)).toEqual({ line: 'Accept: application/json' })
    expect(agentDraftOf(fillPreset(agent, {}, standard, agent.modes?.[1]))).toBe('real')
  })

  it('sends the command of the Jenkins CLI that was given', () => {
    const cli = PRESETS.find((preset) => preset.id === 'jenkins-cli')
    expect(cli?.frames?.({}).map(({ hex }) => hex)).toEqual(['0200055554462d38', '010005656e5f5553', '00000877686f2d616d2d69', '03'])
    expect(cli?.frames?.({ command: 'help "a b"' }).map(({ hex }) => hex)).toEqual([
      '0200055554462d38',
      '010005656e5f5553',
      '00000468656c70',
      '000003612062',
      '03',
    ])
  })

  it('sends one form of a Rancher token only: any Authorization hides the cookie', () => {
    const rancher = PRESETS.find((preset) => preset.id === 'rancher-subscribe')
    if (!rancher) throw new Error('no preset')
    const forms = rancher.modes?.map((mode) => fillPreset(rancher, { token: 'token-a:b' }, [], mode).headers)
    expect(forms).toEqual([
      [{ line: 'Authorization: Bearer token-a:b', secret: true }],
      [{ line: 'Authorization: Basic dG9rZW4tYTpi', secret: true }],
      [{ line: 'Cookie: R_SESS=token-a:b', secret: true }],
    ])
  })

  it('puts a Kubernetes token among the subprotocols, in base64url without padding and beside another', () => {
    const logs = PRESETS.find((preset) => preset.id === 'kubernetes-logs')
    if (!logs) throw new Error('no preset')
    expect(fillPreset(logs, { token: 'a?b>c~' }, [], logs.modes?.[1]).headers).toEqual([
      { line: 'Sec-WebSocket-Protocol: binary.k8s.io, base64url.bearer.authorization.k8s.io.YT9iPmN-', secret: true },
    ])
  })

  it('starts a watch at Steve, and stops it with all of its fields', () => {
    const steve = PRESETS.find((preset) => preset.id === 'rancher-steve')
    if (!steve) throw new Error('no preset')
    expect(fillPreset(steve, {}, []).url).toBe('wss://rancher.example.com/v1/subscribe')
    expect(fillPreset(steve, { type: 'pod', namespace: 'x', stop: 'yes' }, []).session?.sendOnOpen).toEqual([
      { opcode: 'text', text: '{"resourceType":"pod","namespace":"x"}' },
      { opcode: 'text', text: '{"resourceType":"pod","namespace":"x","stop":true}' },
    ])
  })

  it('has each id once', () => {
    expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length)
  })

  it('opens MQTT with a CONNECT whose remaining length counts what follows (MQTT 3.1.1 §3.1)', () => {
    const mqtt = PRESETS.find((preset) => preset.id === 'mqtt')
    const packet = hexDecode(mqtt?.session?.sendOnOpen?.[0]?.hex ?? '') ?? new Uint8Array()
    expect([packet[0], packet[1]]).toEqual([0x10, packet.length - 2])
  })
})
