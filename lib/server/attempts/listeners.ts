import 'server-only'
import { config } from '@/lib/server/config'
import type { Listener } from '@/lib/server/net/connection'
import { practiceListener } from '@/lib/server/practice/registry'

export { practiceListener } from '@/lib/server/practice/registry'

/** Where this installation itself listens: attempts may not be made to connect to it. */
export function ownListeners(): readonly Listener[] {
  const { host, port } = config()
  const practice = practiceListener()
  return [{ address: host, port: Number(process.env.PORT) || port }, ...(practice === null ? [] : [practice])]
}
