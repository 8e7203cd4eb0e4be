import 'server-only'
import { z } from 'zod'
import { id, named, query, time } from './common'

const name = z.string().trim().min(1).max(100)
const email = z.email().max(254)
const password = z.string().min(1).max(1_000)
const token = z.string().min(1).max(200)
const days = z.int().min(1).max(366)
const role = z.enum(['viewer', 'editor', 'owner'])
const scope = z.enum(['read', 'run', 'full'])

export const sessionBody = z.strictObject({ email: z.string().min(1).max(254), password })
export const setUpBody = z.strictObject({ token: token.optional(), name, email, password })
export const acceptBody = z.strictObject({ token, name, email, password })
export const offerBody = z.strictObject({ token })
export const invitationOffer = z.object({
  role,
  note: z.string(),
  expiresAt: time,
  resets: z.string().nullable().describe('Name of the member whose password the link sets; null: it makes a member'),
})
export const newPasswordBody = z.strictObject({ token, password })
export const newPasswordOffer = z.object({
  token: z.string().describe('Told this once: /invitation#token=… sets the password'),
  expiresAt: time,
})

export const meAnswer = named(
  'Me',
  z.object({
    id,
    name: z.string(),
    role,
    via: z.enum(['alone', 'session', 'token']),
    access: z.enum(['alone', 'set-up', 'team']).describe('`alone`: nobody signs in here; `team`: people do'),
  }),
)
export const passwordBody = z.strictObject({ current: password, password })

const member = named(
  'Member',
  z.object({ id, name: z.string(), email: z.string().nullable(), role, createdAt: time, seenAt: time.nullable() }),
)
export const members = z.object({ items: z.array(member) })
export const memberChange = z.strictObject({ role })

const invitationFields = {
  id,
  personId: id.nullable().describe('Whose password it sets; null: it makes a member'),
  role,
  note: z.string(),
  createdAt: time,
  expiresAt: time,
  acceptedAt: time.nullable(),
  acceptedBy: z.string().nullable(),
}
const invitation = named('Invitation', z.object(invitationFields))
export const invitations = z.object({ items: z.array(invitation) })
export const newInvitation = z.strictObject({ role, note: z.string().max(200).optional(), days: days.optional() })
export const invitationMade = z.object({
  ...invitationFields,
  token: z.string().describe('Told this once: /invitation#token=… accepts it'),
})

const tokenFields = {
  id,
  personId: id,
  person: z.string(),
  name: z.string(),
  scope,
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
}
const apiToken = named('ApiToken', z.object(tokenFields), 'A token with which scripts act as a person')
export const tokens = z.object({ items: z.array(apiToken) })
export const newToken = z.strictObject({ name, scope, days: days.nullable().optional() })
export const tokenMade = z.object({ ...tokenFields, token: z.string().describe('Told this once') })

const auditEntry = named(
  'AuditEntry',
  z.object({
    seq: z.int(),
    at: time,
    personId: id.nullable(),
    person: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
  }),
)
export const auditPage = z.object({
  items: z.array(auditEntry),
  next: z.int().nullable().describe('`before` of the next page'),
  broken: z
    .int()
    .nullable()
    .describe('The first entry that was changed or follows a removed one; null where the chain is whole, and on later pages'),
})
export const auditQuery = z.strictObject({ before: query.whole(1, Number.MAX_SAFE_INTEGER).optional(), limit: query.limit(500) })
export const auditExportQuery = z.strictObject({ format: z.enum(['jsonl', 'csv']).optional() })
