import { describe, expect, it } from 'vitest'
import { readArguments, UsageError } from './arguments'

const AT = ['--server', 'https://s.example/base/']
const refused = (argv: readonly string[], environment = {}) => {
  try {
    return JSON.stringify(readArguments(argv, environment))
  } catch (error) {
    return error instanceof UsageError ? error.message : String(error)
  }
}

describe('readArguments', () => {
  it('reads a run with all of its options, with values behind a space or an equals sign', () => {
    const argv = [
      'run',
      'CI agent',
      ...AT,
      '--token=t',
      '--url',
      'ws://b/',
      '--var',
      'a=1=2',
      '--var=b=',
      '--secret',
      'k=ENV',
      '--timeout',
      '500',
    ]
    expect(readArguments([...argv, '--junit', '-', '--json=x.json', '--allow-secrets-elsewhere'], { ENV: 'value' })).toEqual({
      command: 'run',
      server: 'https://s.example/base',
      token: 't',
      profile: 'CI agent',
      url: 'ws://b/',
      variables: { a: '1=2', b: '', 'secret:k': 'value' },
      allowSecretsElsewhere: true,
      timeoutMs: 500,
      junit: '-',
      json: 'x.json',
    })
  })

  it('takes server and token from the environment, and a profile that looks like an option behind --', () => {
    const environment = { SOCKSCOPE_SERVER: 'http://localhost:3000', SOCKSCOPE_TOKEN: 'env' }
    expect(readArguments(['profiles'], environment)).toEqual({ command: 'profiles', server: 'http://localhost:3000', token: 'env' })
    expect(readArguments(['run', '--', '--odd'], environment)).toMatchObject({ profile: '--odd', timeoutMs: 30_000, token: 'env' })
    expect(readArguments(['run', 'x', '--help'], {})).toEqual({ command: 'help' })
    expect(readArguments(['-V'], {})).toEqual({ command: 'version' })
  })

  it('says what was seen and what is expected', () => {
    expect(refused([])).toBe('There is no command: expected run or profiles')
    expect(refused(['walk'])).toBe('"walk" is no command: expected run or profiles')
    expect(refused(['run', 'x'])).toBe('There is no server: expected --server https://… or SOCKSCOPE_SERVER')
    expect(refused(['run', 'x', '--server', 'ws://a'])).toBe('The server is "ws://a": expected a URL such as https://sockscope.example.com')
    expect(refused(['run', ...AT])).toBe('There is no profile: expected its id or name behind run')
    expect(refused(['run', 'a', 'b', ...AT])).toBe('"b" is too much: expected one profile; quote a name with spaces')
    expect(refused(['run', 'a', ...AT, '--nope'])).toBe('--nope is no option: see sockscope --help')
    expect(refused(['run', 'a', ...AT, '-x'])).toBe('"-x" is no option: see sockscope --help')
    expect(refused(['run', 'a', ...AT, '--url'])).toBe('--url has no value: expected one behind it')
    expect(refused(['run', 'a', ...AT, '--var', 'a'])).toBe('--var is "a": expected name=value')
    expect(refused(['run', 'a', ...AT, '--secret', 'a=NOT_SET'])).toBe(
      'The secret a is to be read from "NOT_SET": there is no such environment variable',
    )
    expect(refused(['run', 'a', ...AT, '--timeout', '1e9'])).toBe('--timeout is "1e9": expected milliseconds, 1 to 60000')
    expect(refused(['run', 'a', ...AT, '--junit', '-', '--json', '-'])).toBe(
      '--junit and --json both go to the standard output: expected a file for one',
    )
    expect(refused(['run', 'a', ...AT, '--token', 'a b'])).toContain('The token has a space')
    expect(refused(['profiles', ...AT, '--url', 'ws://a'])).toBe('--url belongs to run: expected none with profiles')
    expect(refused(['run', 'a', ...AT, '--help=1'])).toBe('--help has a value: expected none')
  })
})
