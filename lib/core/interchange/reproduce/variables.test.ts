import { describe, expect, it } from 'vitest'
import { markOf } from './marked'
import { variableList } from './variables'

describe('names of variables', () => {
  const nameOf = (wanted: string) => {
    const variables = variableList()
    variables.masked(wanted, '')
    return variables.list[0]?.name
  }
  it('are named after the line', () => {
    expect(['Secret-Key', 'cookie sid', 'x.y', '2fa', '', 'é'].map(nameOf)).toEqual([
      'SECRET_KEY',
      'COOKIE_SID',
      'X_Y',
      'VALUE_2FA',
      'SECRET',
      'SECRET',
    ])
  })
  it('never take a name that a shell, a loader or a tool knows: $PATH would put the path of the machine into the request', () => {
    expect(['path', 'home', 'IFS', 'LD_PRELOAD', 'NODE_OPTIONS', 'https-proxy', 'PS1', 'BASH_ENV'].map(nameOf)).toEqual([
      'VALUE_PATH',
      'VALUE_HOME',
      'VALUE_IFS',
      'VALUE_LD_PRELOAD',
      'VALUE_NODE_OPTIONS',
      'VALUE_HTTPS_PROXY',
      'VALUE_PS1',
      'VALUE_BASH_ENV',
    ])
  })
  it('are one for each masked value, and one for each placeholder', () => {
    const variables = variableList()
    const marks = [
      variables.masked('Cookie', 'Cookie'),
      variables.masked('Cookie', 'Cookie'),
      variables.placeholder('secret:token', true),
      variables.placeholder('secret:token', true),
    ]
    expect(marks).toEqual([markOf(0), markOf(1), markOf(2), markOf(2)])
    expect(variables.list).toEqual([
      { name: 'COOKIE', what: 'Cookie', secret: true },
      { name: 'COOKIE_2', what: 'Cookie', secret: true },
      { name: 'TOKEN', what: '{{secret:token}}', secret: true },
    ])
  })
})
