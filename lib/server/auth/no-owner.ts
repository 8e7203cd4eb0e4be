import 'server-only'
import { PolicyError } from '@/lib/core/errors/errors'

/** The refusal of everything but the set-up, while others can reach the server and nobody owns it. */
export const noOwner = () =>
  new PolicyError('set-up-first', 'This Sockscope has no owner yet: whoever started it finds a link to make one on its console')
