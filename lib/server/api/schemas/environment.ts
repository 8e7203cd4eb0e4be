import 'server-only'
import { z } from 'zod'
import { id, named, time } from './common'

const name = z.string().trim().min(1).max(100)
const note = z.string().max(2_000)
const scope = z.enum(['team', 'own'])
/** A name as it stands between `{{` and `}}`. */
const variable = z
  .string()
  .regex(
    /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,92}$/,
    'expected letters, digits, "_", "." and "-", at most 93 of them, not beginning with "." or "-"',
  )
const value = z.string().max(65_536)
export const variables = z
  .record(variable, value)
  .refine((all) => Object.keys(all).length <= 500, 'expected at most 500 variables')
  .refine((all) => !Object.hasOwn(all, 'auto'), 'auto: this name stands for a fresh key')

const fields = {
  id,
  name: z.string(),
  note: z.string(),
  scope,
  variables: z.record(z.string(), z.string()),
  ownVariables: z.record(z.string(), z.string()).describe('The caller’s own values; they go before `variables`, and nobody else sees them'),
  version: z.int(),
  updatedAt: time,
  updatedBy: z.string(),
}
export const environment = named('Environment', z.object(fields), 'Values for the `{{name}}` of drafts and messages')
export const environments = z.object({ items: z.array(environment) })
export const newEnvironment = z.strictObject({ name, scope, note: note.optional(), variables })
export const environmentSave = z.strictObject({ version: z.int().min(1), name, note, variables })
export const ownVariablesBody = z.strictObject({ variables })

export const cookiesQuery = z.object({ environmentId: id.optional().describe('Without it those that are kept without an environment') })

export const secret = named(
  'Secret',
  z.object({ id, name: z.string(), scope, environmentId: id.nullable(), updatedAt: time, updatedBy: z.string() }),
  'That `{{secret:name}}` has a value; the value itself is never told',
)
export const secrets = z.object({ items: z.array(secret) })
export const secretBody = z.strictObject({
  name: variable,
  scope,
  environmentId: id.nullable().optional().describe('The environment it holds in; default: everywhere'),
  value: value.min(1),
})
