/** What the encrypted jenkins-agent.jnlp of a node tells: the arguments an agent is started with (Jenkins EncryptedSlaveAgentJnlpFile). */
export type AgentJnlp = {
  readonly nodeName: string | null
  /** The Jenkins URL as configured. */
  readonly url: string | null
  /** `host:port` of the TCP tunnel, where one is set. */
  readonly tunnel: string | null
  readonly webSocket: boolean
  readonly workDir: string | null
}

const MOST_ARGUMENTS = 64
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads the decrypted text; null where it is none, which is what a wrong secret gives. The secret among the arguments is left out. */
export function readAgentJnlp(text: string): AgentJnlp | null {
  if (!text.trimStart().startsWith('<jnlp')) return null
  const all = [...text.slice(0, 65_536).matchAll(/<argument>([^<]{0,4096})<\/argument>/g)].slice(0, MOST_ARGUMENTS)
  const args = all.map(([, value = '']) => value.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole))
  const after = (name: string) => {
    const at = args.indexOf(name)
    return at === -1 ? null : (args[at + 1] ?? null)
  }
  return {
    nodeName: args[1] ?? null,
    url: after('-url'),
    tunnel: after('-tunnel'),
    webSocket: args.includes('-webSocket'),
    workDir: after('-workDir'),
  }
}
