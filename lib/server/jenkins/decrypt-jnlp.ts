import 'server-only'
import { createDecipheriv } from 'node:crypto'
import { type AgentJnlp, readAgentJnlp } from '@/lib/core/jenkins/agent-jnlp'

const IV_OCTETS = 16
const KEY_OCTETS = 16
const MOST_OCTETS = 65_536

/**
 * Decrypts jenkins-agent.jnlp: 16 octets of IV, then AES-128-CFB8 with the first half of the secret as its key (Jenkins
 * EncryptedSlaveAgentJnlpFile). Null where that gives no JNLP: the secret is another, or the octets are none.
 */
export function decryptJnlp(body: Uint8Array, secret: string): AgentJnlp | null {
  if (body.length <= IV_OCTETS || body.length > MOST_OCTETS || !/^[0-9a-f]{64}$/i.test(secret)) return null
  const key = Buffer.from(secret, 'hex').subarray(0, KEY_OCTETS)
  const decipher = createDecipheriv('aes-128-cfb8', key, body.subarray(0, IV_OCTETS))
  return readAgentJnlp(Buffer.concat([decipher.update(body.subarray(IV_OCTETS)), decipher.final()]).toString('utf8'))
}
