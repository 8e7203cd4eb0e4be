import { expect, it } from 'vitest'
import { agentLog } from './agent-log'

it('gives the meaning, the tools, and a draft with what the log leaves out as placeholders', () => {
  const result = agentLog.read('SEVERE: Handshake error.\nCaused by: io.jenkins.remoting.X: Response code was not 101: 403.')
  expect(result.findings?.[0]).toMatchObject({ id: 'log/jenkins-agent-secret', confidence: 'likely' })
  expect(result.notes).toEqual([{ code: 'log-tools', text: 'Lines of: Jenkins agent (WebSocket)' }])
  expect(result.drafts[0]?.url).toBe('wss://{{host}}/wsagents/')
  expect(result.placeholders.map(({ token, secret }) => [token, secret])).toEqual([
    ['{{host}}', false],
    ['{{node}}', false],
    ['{{secret:agent}}', true],
  ])
})

it('says of other text that it is no log', () => {
  expect(agentLog.detect('hello')).toBe(false)
  expect(agentLog.read(' hello').problems).toEqual([
    {
      message: 'No line is one that a known client, agent or proxy prints: expected a stack trace, a line of a console, or of an error log',
      start: 1,
      end: 6,
    },
  ])
  expect(agentLog.read('x'.repeat(1_048_577)).problems[0]?.message).toBe('The text has 1048577 characters: expected at most 1048576')
})

it('says that a long log was not read whole', () => {
  const long = `error: Unexpected server response: 403\n${'nothing\n'.repeat(20_000)}`
  expect(agentLog.read(long).notes.map((note) => note.code)).toEqual(['log-tools', 'log-cut'])
})
