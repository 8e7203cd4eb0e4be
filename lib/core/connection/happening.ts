import type { ConnectionEvent } from './event'

type Unstamped<Event> = Event extends unknown ? Omit<Event, 'at' | 'hop'> : never

/** An event before the observer says when and on which connection it happened. */
export type Happening = Unstamped<ConnectionEvent>
