import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decryptJnlp } from './decrypt-jnlp'

const vectors = readFileSync('lib/testing/fixtures/jenkins/vec.txt', 'utf8')
const BODY = Buffer.from(/^JNLP_BODY (\S+)$/m.exec(vectors)?.[1] ?? '', 'hex')
const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'

it('reads what Jenkins encrypted with the secret of the node', () => {
  expect(decryptJnlp(BODY, SECRET)).toEqual({
    nodeName: 'agent1',
    url: 'http://127.0.0.1:18080/',
    tunnel: null,
    webSocket: true,
    workDir: null,
  })
})

it('reads nothing with another secret, or of other octets', () => {
  expect(decryptJnlp(BODY, SECRET.replace('b6', 'b7'))).toBeNull()
  expect(decryptJnlp(BODY, 'short')).toBeNull()
  expect(decryptJnlp(BODY.subarray(0, 16), SECRET)).toBeNull()
  expect(decryptJnlp(Buffer.alloc(70_000), SECRET)).toBeNull()
})
