import 'server-only'
import { entry, type RouteEntry } from './route-entry'
import {
  environment,
  environmentSave,
  environments,
  newEnvironment,
  ownVariablesBody,
  secret,
  secretBody,
  secrets,
} from './schemas/environment'

const VARIABLES = { host: 'ci.example.com', node: 'agent-1' }

/** Values of placeholders: environments, and secrets that are written and never told. */
export const ENVIRONMENT_ROUTES: readonly RouteEntry[] = [
  entry({
    method: 'get',
    path: '/api/environments',
    group: 'Environments',
    action: 'environments.read',
    summary: 'The environments of the team and the caller’s own, by name',
    answer: { status: 200, description: 'The environments', schema: environments },
  }),
  entry({
    method: 'post',
    path: '/api/environments',
    group: 'Environments',
    action: 'environments.write',
    summary: 'Make an environment, for the team or for oneself',
    body: { schema: newEnvironment, example: { name: 'staging', scope: 'team', variables: VARIABLES } },
    answer: { status: 201, description: 'The environment', schema: environment },
    problems: [409, 413, 415, 429],
  }),
  entry({
    method: 'put',
    path: '/api/environments/{id}',
    group: 'Environments',
    action: 'environments.write',
    summary: 'Save what it gives everyone; `version` is the one this was made from',
    body: { schema: environmentSave, example: { version: 1, name: 'staging', note: '', variables: VARIABLES } },
    answer: { status: 200, description: 'The environment', schema: environment },
    problems: [404, 409, 413, 415],
  }),
  entry({
    method: 'put',
    path: '/api/environments/{id}/own',
    group: 'Environments',
    action: 'environments.write',
    summary: 'Save the caller’s own values in it',
    body: { schema: ownVariablesBody, example: { variables: { node: 'my-agent' } } },
    answer: { status: 200, description: 'The environment', schema: environment },
    problems: [404, 413, 415],
  }),
  entry({
    method: 'delete',
    path: '/api/environments/{id}',
    group: 'Environments',
    action: 'environments.write',
    summary: 'Remove it with everybody’s own values and its secrets',
    answer: { status: 204, description: 'Removed' },
    problems: [404],
  }),
  entry({
    method: 'get',
    path: '/api/secrets',
    group: 'Environments',
    action: 'secrets.read',
    summary: 'Which secrets are set: the team’s and the caller’s own, never what they are',
    answer: { status: 200, description: 'The names', schema: secrets },
  }),
  entry({
    method: 'put',
    path: '/api/secrets',
    group: 'Environments',
    action: 'secrets.write',
    summary: 'Write a secret, in the place of one of the same name, scope and environment',
    body: { schema: secretBody, example: { name: 'agent', scope: 'own', value: '0123456789abcdef' } },
    answer: { status: 200, description: 'That it is set', schema: secret },
    problems: [404, 413, 415, 429],
  }),
  entry({
    method: 'delete',
    path: '/api/secrets/{id}',
    group: 'Environments',
    action: 'secrets.write',
    summary: 'Remove a secret',
    answer: { status: 204, description: 'Removed' },
    problems: [404],
  }),
]
