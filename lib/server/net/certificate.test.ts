import type { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { factsOf, planFor, tlsTarget, told } from '../../testing/connection'
import { type ScriptedServer, scriptedServer, tlsFixture } from '../../testing/scripted-server'
import { expectHead, halfClose } from '../../testing/scripted-steps'
import { certificateChain, type SentCertificate } from './certificate'
import { pemCertificates } from './pem'

const read = (file: string) => pemCertificates(tlsFixture(file)).flatMap((one) => one ?? [])
const rawOf = (certificate: X509Certificate | undefined) => certificate?.raw ?? new Uint8Array()
/** Certificates linked as Node links what was sent; the last leads back to the first where asked. */
function linked(certificates: readonly X509Certificate[], circular = false): SentCertificate {
  const links = certificates.map((one): { raw: Uint8Array; issuerCertificate?: SentCertificate } => ({ raw: rawOf(one) }))
  links.forEach((link, index) => {
    const next = links[index + 1] ?? (circular ? links[0] : undefined)
    if (next) link.issuerCertificate = next
  })
  return links[0] ?? { raw: new Uint8Array() }
}
const subjects = (chain: readonly { readonly subject: string }[]) => chain.map(({ subject }) => subject.split('CN=')[1])

async function reach(certificate: 'loop' | 'odd', network: object) {
  const server: ScriptedServer = await scriptedServer([expectHead(), halfClose()], { tls: { certificate } })
  const facts = await factsOf(
    planFor(server.port, { target: tlsTarget(server.port), network: { connectTo: `127.0.0.1:${server.port}`, ...network } }),
  )
  await server.close().catch(() => {}) // without verification it is spoken to, with it it is not
  const tls = facts.flatMap((fact) =>
    fact.kind === 'reached' && fact.phase === 'tls' ? [fact.data] : fact.kind === 'failed' && fact.tls ? [fact.tls] : [],
  )[0]
  return { words: told(facts), tls, chain: tls?.chain ?? [] }
}

describe('certificateChain (threat T-36)', () => {
  it('reads a chain that leads back into itself once', () => {
    expect(subjects(certificateChain(linked(read('loop.pem'), true), []))).toEqual([
      'localhost',
      'Sockscope test loop A',
      'Sockscope test loop B',
    ])
    expect(certificateChain(linked(read('ca.pem'), true), [])).toHaveLength(1)
  })

  it('reads no more than sixteen of an endless one', () => {
    let made = 0
    const [leaf, ...others] = ['leaf.pem', 'expired.pem', 'wrong-name.pem', 'not-yet-valid.pem', 'client.pem'].flatMap(read)
    const pool = [...others, ...read('chain.pem'), ...read('loop.pem'), ...read('loop-ca.pem')]
    const endless = (certificate: X509Certificate | undefined): SentCertificate => ({
      raw: rawOf(certificate),
      get issuerCertificate() {
        made += 1
        return endless(pool[made % pool.length])
      },
    })
    expect(certificateChain(endless(leaf), []).length).toBeLessThanOrEqual(16)
    expect(made).toBeLessThanOrEqual(17)
  })

  it('adds the authority where the endpoint left it out, and does not go round among authorities', () => {
    expect(subjects(certificateChain(linked(read('leaf.pem')), read('ca.pem')))).toEqual(['localhost', 'Sockscope test CA'])
    expect(subjects(certificateChain(linked(read('loop.pem')), read('loop-ca.pem')))).toEqual([
      'localhost',
      'Sockscope test loop A',
      'Sockscope test loop B',
    ])
    expect(subjects(certificateChain(linked(read('loop.pem').slice(0, 1)), read('loop-ca.pem')))).toHaveLength(2)
    expect(certificateChain(undefined, read('ca.pem'))).toEqual([])
  })

  it('shows odd names and dates as they are, and a thousand names', () => {
    const [odd] = certificateChain(linked(read('odd.pem')), [])
    expect(odd).toMatchObject({ subject: 'O=Sockscope \u202etests, CN=localhost\\00evil.example', validTo: 'Bad time value' })
    expect(odd?.sans).toHaveLength(1001)
    expect(odd?.sans.slice(0, 2)).toEqual(['DNS:localhost', 'DNS:n0.example'])
  })

  it.each([
    ['none', {}],
    ['two that certified each other', { ca: tlsFixture('loop-ca.pem') }],
    ['only these two', { ca: read('loop-ca.pem').slice(0, 2).map(String).join('\n') }],
  ])('ends the TLS handshake with a chain that goes round, with authorities: %s', async (_which, network) => {
    const verified = await reach('loop', network)
    expect(subjects(verified.chain)).toEqual(['localhost', 'Sockscope test loop A', 'Sockscope test loop B'])
    const looked = await reach('loop', { ...network, verify: false })
    expect(looked.words.at(-1)).toBe('ended endpoint fin response')
  })

  it('speaks to an endpoint whose certificate is odd in every way', async () => {
    const { words, tls } = await reach('odd', { verify: false })
    expect(words.at(-1)).toBe('ended endpoint fin response')
    expect(tls).toMatchObject({ verified: false, chain: [{ validTo: 'Bad time value' }] })
    expect((await reach('odd', {})).words.at(-1)).toMatch(/^failed tls certificate-/)
  })
})
