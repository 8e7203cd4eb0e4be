import { describe, expect, it } from 'vitest'
import { hexEncode } from '../bytes/hex'
import { AGENT_PROTOCOLS, agentProtocol, greeting, isProtocolName } from './protocols'

describe('protocols of the TCP agent listener', () => {
  it.each([
    ['JNLP4-connect', '001650726f746f636f6c3a4a4e4c50342d636f6e6e656374'],
    ['JNLP4-connect-proxy', '001c50726f746f636f6c3a4a4e4c50342d636f6e6e6563742d70726f7879'],
    ['JNLP3-connect', '001650726f746f636f6c3a4a4e4c50332d636f6e6e656374'],
    ['JNLP2-connect', '001650726f746f636f6c3a4a4e4c50322d636f6e6e656374'],
    ['JNLP-connect', '001550726f746f636f6c3a4a4e4c502d636f6e6e656374'],
    ['JNLP4-plaintext', '001850726f746f636f6c3a4a4e4c50342d706c61696e74657874'],
    ['CLI-connect', '001450726f746f636f6c3a434c492d636f6e6e656374'],
    ['Ping', '000d50726f746f636f6c3a50696e67'],
  ])('asks for %s with the octets of an agent', (name, hex) => expect(hexEncode(greeting(name) ?? new Uint8Array())).toBe(hex))
  it('has advice for each deprecated one and for none that is active', () => {
    for (const { status, advice } of AGENT_PROTOCOLS) expect(advice === null).toBe(status === 'active' || status === 'vendor')
  })
  it('knows them by name', () => {
    expect(agentProtocol('JNLP3-connect')?.status).toBe('deprecated')
    expect(agentProtocol('JNLP1-connect')).toBeNull()
    expect(agentProtocol('constructor')).toBeNull()
  })
  it('takes names, and not what could break out of one', () => {
    expect(['JNLP4-connect', 'a', 'x'.repeat(64)].map(isProtocolName)).toEqual([true, true, true])
    expect(['', 'x'.repeat(65), 'a b', 'a\n', 'é', 'a:b'].map(isProtocolName)).toEqual([false, false, false, false, false, false])
  })
  it('cannot ask for one that is too long', () => expect(greeting('x'.repeat(65_530))).toBeNull())
})
