import 'server-only'
import { singleton } from '@/lib/server/platform/singleton'
import { lastOrder } from '@/lib/server/store/storage/finish-restore'

/** Which history this is: another one after each restore. Sent with every answer, so that a page that was open meanwhile begins anew. Empty where the database does not answer. */
export function dataGeneration(): string {
  try {
    return singleton('data-generation', () => lastOrder('restore')?.id ?? 'first')
  } catch {
    return ''
  }
}
