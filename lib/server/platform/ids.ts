import 'server-only'
import { v4, v7 } from 'uuid'

/** A UUIDv7 (RFC 9562 §5.7): unique everywhere, sorted by the time it was made. */
export function newId(): string {
  return v7()
}

/** A random UUID (RFC 9562 §5.4), for a message that asks for one. */
export function randomUuid(): string {
  return v4()
}
