import { expect, it } from 'vitest'
import { isBanner } from './banner.mjs'

it('knows the lines Next prints at its start from all others', () => {
  const banner = [
    '▲ Next.js 16.4.5',
    '- Local:         http://127.0.0.1:3000',
    '\u001b[32m✓\u001b[39m Ready in 94ms',
    '✓ Running next.config.js took 25ms',
    '',
  ]
  expect(banner.map(isBanner)).toEqual([true, true, true, true, true])
  expect(['{"level":30,"msg":"open"}', '⨯ Error: x', 'Ready'].map(isBanner)).toEqual([false, false, false])
})
