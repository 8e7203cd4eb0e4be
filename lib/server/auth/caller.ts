import 'server-only'
import type { Role } from './actions'

/** Who asks: rows are read and written in this workspace, as this person. */
export type Caller = { readonly workspaceId: string; readonly personId: string }

/** A caller whom `authorise` let in. */
export type SignedIn = Caller & {
  readonly name: string
  readonly role: Role
  /** How they came: nobody signs in here, by a session of a browser, or by a token of a script. */
  readonly via: 'alone' | 'session' | 'token'
  /** The session; null without one. */
  readonly sessionId: string | null
}
