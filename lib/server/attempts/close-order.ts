import 'server-only'

/** How to close an open session; default: a Close frame. `code` and `reason` may be illegal ones. */
export type CloseOrder = { readonly how?: 'close-frame' | 'fin' | 'rst'; readonly code?: number; readonly reason?: string }
