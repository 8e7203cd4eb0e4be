import { afterEach, describe, expect, it, vi } from 'vitest'
import { escapeLine } from './escape-line'
import { logger } from './logger'
import { forgetSingleton } from './singleton'

afterEach(() => {
  vi.restoreAllMocks()
  forgetSingleton('logger')
})

describe('escapeLine', () => {
  it('T-27: leaves in a line of JSON nothing that a terminal obeys or nobody sees, and changes nothing it says', () => {
    const hostile = '\u001b]0;owned\u0007 \u001b[2J \u009b31m \u007f \u202egnp.exe \u2066 \u200b \ufeff \u{e0041} \u00ad\r\n{"level":30}'
    const line = escapeLine(JSON.stringify({ hostile, plain: 'Grüße, 世界 👋' }))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be absent
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202e\u2066\ufeff\u00ad]|\u{e0041}/u)
    expect(line).toContain('Grüße, 世界 👋')
    expect((JSON.parse(line) as { hostile: string }).hostile).toBe(hostile)
  })
})

describe('the log', () => {
  it('T-27: is one line an event, whatever a message holds', () => {
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    logger().error({ err: new Error('a\r\n{"level":30,"msg":"forged"}\u001b[2J\u009b'), peer: '\u202e' }, 'b\nc')
    vi.restoreAllMocks()
    expect(written).toHaveLength(1)
    expect(written[0]?.split('\n')).toHaveLength(2)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be absent
    expect(written[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
  it('T-23: hides fields that hold a secret by their name', () => {
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    logger().error({ authorization: 'Bearer canary', headers: { cookie: 'canary' }, dataKey: 'canary', password: 'canary' }, 'x')
    vi.restoreAllMocks()
    expect(written.join('')).not.toContain('canary')
  })
})
