import 'server-only'
import { z } from 'zod'
import { PROFILE_SCHEMA } from '@/lib/core/interchange/profile-file'
import { profileFileSchema } from './schemas/profile'

/** The JSON Schema of a profile file (draft 2020-12), from the schema that validates the API's input; made whole, with nothing to fetch. */
export function profileFileJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(profileFileSchema, { io: 'input', unrepresentable: 'any', reused: 'ref' })
  return { $schema, $id: PROFILE_SCHEMA, title: 'Sockscope profile', ...schema }
}
