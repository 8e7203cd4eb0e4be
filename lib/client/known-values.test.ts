import { expect, it } from 'vitest'
import type { Environment, Secret } from './environments'
import { knownOf } from './known-values'

const staging: Environment = {
  id: 'e1',
  name: 'staging',
  note: '',
  scope: 'team',
  variables: { node: 'agent-1', region: 'eu' },
  ownVariables: { node: 'mine' },
  version: 1,
  updatedAt: '',
  updatedBy: '',
}
const secret = (name: string, scope: Secret['scope'], environmentId: string | null = null): Secret => ({
  id: name + scope + environmentId,
  name,
  scope,
  environmentId,
  updatedAt: '',
  updatedBy: '',
})

it('knows what the server would fill in, the nearest value first, secrets by a mask', () => {
  const secrets = [secret('agent', 'own'), secret('agent', 'team'), secret('crumb', 'team', 'e2'), secret('token', 'team', 'e1')]
  expect(knownOf(staging, secrets)).toEqual([
    { name: 'node', value: 'mine', from: 'your own in staging' },
    { name: 'region', value: 'eu', from: 'staging' },
    { name: 'secret:agent', value: '********', from: 'your secret' },
    { name: 'secret:token', value: '********', from: 'a secret of the team' },
  ])
  expect(knownOf(null, secrets).map(({ name }) => name)).toEqual(['secret:agent'])
})
