import 'server-only'

/** Everything somebody may ask to do. The public ones need no sign-in. */
export const ACTIONS = [
  'health.read',
  'session.create',
  'session.delete',
  'openapi.read',
  'catalogue.read',
  'policy.read',
  'lint.run',
  'import.run',
  'attempts.list',
  'attempts.read',
  'attempts.create',
  'attempts.update',
  'attempts.delete',
  'attempts.control',
  'ladder.read',
  'ladder.run',
  'jenkins.probe',
  'profiles.list',
  'profiles.read',
  'profiles.write',
  'profiles.delete',
  'profiles.run',
  'cli.read',
  'pages.read',
  'pages.sign-in',
] as const
export type Action = (typeof ACTIONS)[number]

export const PUBLIC_ACTIONS: ReadonlySet<Action> = new Set<Action>([
  'health.read',
  'cli.read',
  'session.create',
  'session.delete',
  'pages.sign-in',
])
