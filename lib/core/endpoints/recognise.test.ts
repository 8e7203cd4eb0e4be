import { describe, expect, it } from 'vitest'
import { answeredIn } from '../../testing/pack-tester'
import type { Pack } from './pack'

const named = (id: string, role: Pack['role'], signals: Partial<Pack['signals']>): Pack => ({
  id,
  title: id.toUpperCase(),
  role,
  signals: { strong: [], broad: [], ...signals },
  diagnoses: [],
})
const LIBRARY = named('library', 'origin', { strong: [(look) => look.bodyIs('Upgrade Required')], broad: [(look) => look.has('x-lib')] })
const PROXY = named('proxy', 'front', {
  strong: [(look) => look.bodyHas('<center>proxy/1</center>')],
  broad: [(look) => look.has('server', /^proxy/)],
})
const answer = (lines: readonly string[], body = '') =>
  answeredIn({ response: ['HTTP/1.1 426 Upgrade Required', ...lines, `Content-Length: ${body.length}`], body }, [PROXY, LIBRARY])

describe('recognise', () => {
  it('is nobody where nothing is known', () => {
    expect(answer(['Server: other'])).toBeNull()
  })

  it('takes the words of the body for the author, and the Server field for what stands in front', () => {
    expect(answer(['Server: proxy/1'], 'Upgrade Required')).toMatchObject({
      product: 'LIBRARY',
      confidence: 'certain',
      layer: 'application',
      inFront: [{ product: 'PROXY', confidence: 'possible' }],
    })
  })

  it('says the proxy answered where the page is its own', () => {
    expect(answer(['Server: proxy/1', 'X-Lib: 1'], '<center>proxy/1</center>')).toMatchObject({
      product: 'PROXY',
      layer: 'proxy',
      inFront: [],
    })
  })

  it('calls one broad mark possible', () => {
    expect(answer(['Server: proxy/1'])).toMatchObject({ product: 'PROXY', confidence: 'possible', layer: 'proxy' })
  })

  it('names the library that wrote the answer, not the proxy that is found to have changed the request', () => {
    const finding = {
      id: 'proxy/changed',
      rows: [],
      passedOn: true,
      says: 'it changed the request',
      confidence: 'certain',
      basis: 'measured',
      layer: 'proxy',
      when: (look) => [look.bodyIs('Upgrade Required')],
      cause: 'It does.',
      remedy: 'Tell it not to.',
      source: 'a test',
    } as const satisfies Pack['diagnoses'][number]
    const response = { response: ['HTTP/1.1 426 Upgrade Required', 'Server: proxy/1', 'Content-Length: 16'], body: 'Upgrade Required' }
    expect(answeredIn(response, [{ ...PROXY, diagnoses: [finding] }, LIBRARY])).toMatchObject({
      product: 'LIBRARY',
      inFront: [{ product: 'PROXY' }],
    })
  })

  const saying = (pack: Pack, confidence: 'certain' | 'likely'): Pack => ({
    ...pack,
    diagnoses: [
      {
        id: `${pack.id}/one`,
        rows: ['000'],
        says: 'it says no',
        confidence,
        basis: 'measured',
        layer: 'authentication',
        when: (look) => [look.has('x-own')],
        cause: 'It is a sample.',
        remedy: 'Do nothing.',
        source: 'a test',
      },
    ],
  })
  const QUIET = named('quiet', 'origin', {})
  const refused = { response: ['HTTP/1.1 403 No', 'Server: proxy/1', 'X-Own: 1', 'Content-Length: 0'] }

  it('needs no mark where a finding is certain, and takes its layer', () => {
    expect(answeredIn(refused, [PROXY, saying(QUIET, 'certain')])).toMatchObject({
      product: 'QUIET',
      confidence: 'certain',
      layer: 'authentication',
      evidence: [{ text: 'The answer has X-Own: "1"' }],
      inFront: [{ product: 'PROXY' }],
    })
  })

  it('does not take a likely finding for a mark, and makes a product with a mark as sure as its finding', () => {
    expect(answeredIn(refused, [PROXY, saying(QUIET, 'likely')])).toMatchObject({ product: 'PROXY', confidence: 'possible' })
    const marked = named('quiet', 'origin', { broad: [(look) => look.isStatus(403)] })
    expect(answeredIn(refused, [PROXY, saying(marked, 'likely')])).toMatchObject({ product: 'QUIET', confidence: 'likely' })
  })
})
