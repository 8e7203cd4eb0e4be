import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { PAGES } from './causes-pages'
import type { ListenerHeaders } from './listener-headers'
import type { AdvertisedSeen } from './observation'

const NONE: ListenerHeaders = {
  isJenkins: false,
  port: null,
  oddPort: null,
  host: null,
  identity: null,
  oddIdentity: false,
  protocols: null,
  remotingMinimumVersion: null,
  version: null,
}
const JENKINS: ListenerHeaders = { ...NONE, isJenkins: true, port: 50_000, identity: 'MIIB' }
const page = (changes: Partial<AdvertisedSeen>): AdvertisedSeen => ({
  url: 'https://ci.example/tcpSlaveAgentListener/',
  page: 'tcpSlaveAgentListener',
  failure: null,
  status: 200,
  location: null,
  verified: true,
  headers: JENKINS,
  ...changes,
})
const login = page({ page: 'login', url: 'https://ci.example/login', headers: { ...NONE, isJenkins: true, version: '2.578' } })
const headers = (changes: Partial<ListenerHeaders>) => [page({ headers: { ...JENKINS, ...changes } })]

const CASES: readonly (readonly [id: string, advertised: readonly AdvertisedSeen[]])[] = [
  [
    'url-unreachable',
    [page({ failure: { phase: 'connect', code: 'connection-refused', detail: 'refused' }, status: null, headers: null })],
  ],
  ['port-disabled', [page({ status: 404, headers: NONE }), login]],
  ['other-port', headers({ port: 50_001 })],
  ['other-host', headers({ host: 'agents.example' })],
  ['odd-port', headers({ port: null, oddPort: '-1' })],
  ['no-identity', headers({ identity: null })],
  ['no-identity', headers({ identity: 'x', oddIdentity: true })],
  ['not-a-controller', [page({ headers: NONE })]],
  ['page-closed', [page({ status: 401, headers: NONE })]],
  ['page-closed', [page({ status: 302, location: 'https://sso/', headers: NONE })]],
  ['page-closed', [page({ status: 404, headers: NONE })]],
  ['page-closed', [page({ status: 503, headers: NONE })]],
  ['page-closed', [page({ status: 418, headers: NONE })]],
  ['two-controllers', [{ ...login, headers: { ...NONE, isJenkins: true, version: '2.479' } }]],
]

describe('what the controller’s pages tell', () => {
  it.each(CASES)('%s', (id, advertised) => {
    const seen = observed({ advertised })
    const found = PAGES.filter((cause) => cause.when(seen) !== null)
    expect(found.map((cause) => cause.id)).toEqual([`jenkins-tcp/${id}`])
    for (const { title, cause } of found)
      for (const words of [title, cause]) expect(typeof words === 'string' ? words : words(seen)).not.toContain('undefined')
  })
  it('has a case for each cause', () => {
    expect(new Set(CASES.map(([id]) => `jenkins-tcp/${id}`))).toEqual(new Set(PAGES.map(({ id }) => id)))
  })
  it('is nothing where all of it fits', () => {
    for (const advertised of [headers({}), [page({}), login]])
      expect(PAGES.filter((cause) => cause.when(observed({ advertised })) !== null)).toEqual([])
  })
})
