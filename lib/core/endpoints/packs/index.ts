import type { Pack } from '../pack'
import { generic } from './generic'
import { gorilla } from './gorilla'
import { jenkins } from './jenkins'
import { nginx } from './nginx'
import { ws } from './ws'

/** Every pack: one file or folder a product. Their order decides nothing. */
export const PACKS: readonly Pack[] = [generic, gorilla, jenkins, nginx, ws]

/** Changes with what the packs say, so that stored attempts can be judged anew (`npm run rejudge`). */
export const PACKS_VERSION = '1'
