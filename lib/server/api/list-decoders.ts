import 'server-only'
import { DECODERS } from '@/lib/core/decoders'

/** The payload decoders, in the order they are asked. */
export function listDecoders() {
  return { items: DECODERS.map(({ id, title }) => ({ id, title })) }
}
