import { expect, it } from 'vitest'
import { IMPORTERS, importText } from './index'

it.each([
  ['curl ws://a', 'curl', 'ws://a'],
  ['https://a/x', 'url', 'wss://a/x'],
  ['GET /x HTTP/1.1\nHost: a', 'raw', 'wss://a/x'],
  ['{"sockscope":"profile","version":1,"name":"n","request":{"url":"ws://a"}}', 'profile', 'ws://a'],
  ["WebSocket connection to 'wss://a/x' failed: ", 'agent-log', 'wss://a/x'],
])('reads %j as %s', (text, format, url) => {
  const result = importText(text)
  expect([result.format, result.drafts[0]?.url]).toEqual([format, url])
})
it('reads commands before logs, and JSON by its members', () => {
  expect(IMPORTERS.map((importer) => importer.format)).toEqual([
    'har',
    'postman',
    'insomnia',
    'profile',
    'curl',
    'wscat',
    'websocat',
    'powershell',
    'url',
    'url-list',
    'raw',
    'fetch',
    'agent-log',
  ])
})
