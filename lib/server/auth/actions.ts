import 'server-only'

/** What a member may be, least first: a viewer looks, an editor connects, sends and saves, an owner also decides who and where. */
export const ROLES = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** Everything somebody may ask to do, and the least role that may. `anyone`: no sign-in; `set-up`: only until there is an owner, or after. */
const NEEDS = {
  'health.read': 'anyone',
  'notices.read': 'viewer',
  'cli.read': 'anyone',
  'session.create': 'anyone',
  'session.delete': 'anyone',
  'set-up.run': 'anyone',
  'invitations.accept': 'anyone',
  'pages.sign-in': 'anyone',
  'openapi.read': 'viewer',
  'catalogue.read': 'viewer',
  'policy.read': 'viewer',
  'policy.write': 'owner',
  'lint.run': 'viewer',
  'import.run': 'viewer',
  'attempts.list': 'viewer',
  'attempts.read': 'viewer',
  'attempts.create': 'editor',
  'attempts.update': 'editor',
  'attempts.delete': 'editor',
  'attempts.control': 'editor',
  'attempts.export-secrets': 'editor',
  'stats.read': 'viewer',
  'filters.read': 'viewer',
  'filters.write': 'editor',
  'history.export': 'viewer',
  'history.delete': 'editor',
  'history.import': 'editor',
  'comments.read': 'viewer',
  'comments.write': 'viewer',
  'ladder.read': 'viewer',
  'ladder.run': 'editor',
  'jenkins.probe': 'editor',
  'profiles.list': 'viewer',
  'profiles.read': 'viewer',
  'profiles.write': 'editor',
  'profiles.delete': 'editor',
  'profiles.run': 'editor',
  'environments.read': 'viewer',
  'environments.write': 'editor',
  'secrets.read': 'viewer',
  'secrets.write': 'editor',
  'cookies.write': 'editor',
  'me.read': 'viewer',
  'me.write': 'viewer',
  'members.read': 'viewer',
  'members.write': 'owner',
  'invitations.read': 'owner',
  'invitations.write': 'owner',
  'tokens.read': 'viewer',
  'tokens.write': 'viewer',
  'audit.read': 'owner',
  'storage.read': 'viewer',
  'storage.backup': 'owner',
  'storage.write': 'owner',
  'storage.download': 'owner',
  'storage.restore': 'owner',
  'pages.read': 'viewer',
} as const satisfies Record<string, 'anyone' | Role>

export type Action = keyof typeof NEEDS
export const ACTIONS = Object.keys(NEEDS) as readonly Action[] // safe: the keys of the table above

/** Whether a call needs no sign-in. */
export const isPublic = (action: Action): boolean => NEEDS[action] === 'anyone'

/** Whether somebody of this role may do it. */
export function roleMay(role: Role, action: Action): boolean {
  const needs: 'anyone' | Role = NEEDS[action]
  return needs === 'anyone' || ROLES.indexOf(role) >= ROLES.indexOf(needs)
}

/** The least role that may do it, in words. */
export const roleFor = (action: Action): string => NEEDS[action]
