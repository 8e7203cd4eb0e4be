import { describe, expect, it } from 'vitest'
import { seenIn } from '../../testing/pack-tester'
import { requestWith } from '../rules/sample'
import { diagnose } from './diagnose'
import { notPassedOn } from './not-passed-on'

const proxy = {
  pack: 'sample',
  title: 'Sample',
  rows: ['099'],
  mark: (look: Parameters<Parameters<typeof notPassedOn>[0]['mark']>[0]) => look.has('server', /^sample/),
  basis: 'measured',
  cause: 'It blanks both fields.',
  remedy: 'Set both.',
  snippets: [],
  source: 'a test',
} as const
const found = (server: string, body: string, request = requestWith()) => {
  const response = ['HTTP/1.1 426 Upgrade Required', `Server: ${server}`, `Content-Length: ${body.length}`]
  const pack = {
    id: 'sample',
    title: 'Sample',
    role: 'front',
    signals: { strong: [], broad: [] },
    diagnoses: [notPassedOn(proxy)],
  } as const
  return diagnose(seenIn({ request, response, body }), [pack]).findings.map(({ id, confidence }) => `${id} ${confidence}`)
}

describe('notPassedOn', () => {
  it('needs the words of a library, the mark of the proxy and a request that asked', () => {
    expect(found('sample/1', 'Upgrade Required')).toEqual(['sample/upgrade-not-passed-on certain'])
    expect(found('other/1', 'Upgrade Required')).toEqual([])
    expect(found('sample/1', '<html>Upgrade Required</html>')).toEqual([])
    expect(found('sample/1', 'Upgrade Required', ['GET /chat HTTP/1.1', 'Host: example.com'])).toEqual([])
  })
})
