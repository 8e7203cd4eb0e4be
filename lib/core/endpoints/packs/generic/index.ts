import type { Pack } from '../../pack'
import { redirected } from './redirected'
import { upgradeRequired } from './upgrade-required'

/** What can be told whatever the product. */
export const generic: Pack = {
  id: 'generic',
  title: 'Any endpoint',
  role: 'any',
  signals: { strong: [], broad: [] },
  diagnoses: [upgradeRequired, redirected],
}
