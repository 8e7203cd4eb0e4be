import { expect, it } from 'vitest'
import { readAgentJnlp } from './agent-jnlp'

const jnlp = (...args: string[]) =>
  `<jnlp><application-desc>${args.map((one) => `<argument>${one}</argument>`).join('')}</application-desc></jnlp>`

it('reads what an agent is started with, without its secret', () => {
  const read = readAgentJnlp(
    jnlp(
      '5ec7e75ec7e7',
      'a &amp; b',
      '-webSocket',
      '-tunnel',
      'tcp.example.com:50000',
      '-workDir',
      '/var/agent',
      '-url',
      'https://ci.example.com/',
    ),
  )
  expect(read).toEqual({
    nodeName: 'a & b',
    url: 'https://ci.example.com/',
    tunnel: 'tcp.example.com:50000',
    webSocket: true,
    workDir: '/var/agent',
  })
  expect(JSON.stringify(read)).not.toContain('5ec7e7')
})

it('tells what is left out, and that something is none', () => {
  expect(readAgentJnlp(jnlp('s', 'agent1', '-url'))).toEqual({
    nodeName: 'agent1',
    url: null,
    tunnel: null,
    webSocket: false,
    workDir: null,
  })
  expect(readAgentJnlp('\x12\x99 octets of a wrong key')).toBeNull()
  expect(readAgentJnlp(`<jnlp>${'<argument>x</argument>'.repeat(10_000)}`)).toMatchObject({ nodeName: 'x' })
})
