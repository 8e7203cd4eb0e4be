import 'server-only'
import { ConflictError, InputError } from '@/lib/core/errors/errors'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import type { Caller } from '@/lib/server/auth/authorise'
import { requireLive } from './hub'
import type { LiveSession } from './session'

/** What was written: how many drafts, how many octets, and how many frames the attempt has now. */
export type SentFrames = { readonly sent: number; readonly bytes: number; readonly total: number }

/**
 * Sends frames in order on an open session, legal or not. All are composed before the first octet is written.
 * Throws NotFoundError, InputError naming the frame and field, ConflictError `ended` or `not-open`, LimitError `send-queue-full`.
 */
export async function sendFrames(caller: Caller, id: string, input: FrameDraft | readonly FrameDraft[]): Promise<SentFrames> {
  const session = requireLive(caller, id)
  const drafts = Array.isArray(input) ? (input as readonly FrameDraft[]) : [input as FrameDraft] // safe: isArray told them apart
  if (session.view().state !== 'open' && session.view().state !== 'closing') {
    throw new ConflictError('not-open', `The connection is ${session.view().state}: frames can be sent only while it is open`)
  }
  const frames = serializeAll(session, drafts)
  for (const bytes of frames) await session.send(bytes)
  const { framesSent, framesReceived } = session.counts
  return { sent: drafts.length, bytes: frames.reduce((sum, frame) => sum + frame.length, 0), total: framesSent + framesReceived }
}

/** A secret is masked where it is known as one before it travels: as a variable of the attempt. */
function assertNoSecrets({ variables = {} }: FrameDraft): void {
  const secrets = Object.keys(variables).filter((name) => name.startsWith('secret:'))
  if (secrets.length === 0) return
  throw new InputError(
    'secret-variable',
    `${secrets.join(', ')} cannot be given with a frame: expected a secret as a variable of the attempt, which masks it everywhere`,
    secrets.map((name) => ({ path: `variables.${name}`, message: `${name} is expected as a variable of the attempt` })),
  )
}

/** The octets of frames, all of them composed before the first is written. Throws InputError naming frame and field. */
export function serializeAll(session: LiveSession, drafts: readonly FrameDraft[], round = 1): Uint8Array[] {
  return drafts.map((draft, index) => {
    try {
      assertNoSecrets(draft)
      return session.serialize(draft, round)
    } catch (error) {
      if (!(error instanceof InputError) || drafts.length === 1) throw error
      throw new InputError(
        error.code,
        error.message,
        error.problems.map(({ path, message }) => ({ path: `[${index}].${path}`, message })),
      )
    }
  })
}
