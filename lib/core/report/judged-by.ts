import { PACKS_VERSION } from '../endpoints/packs'
import { RULES_VERSION } from '../rules'

/** What an attempt is judged by: the version of the rules, a dot, the version of the packs. Rows of another are judged again on demand. */
export const JUDGED_BY = `${RULES_VERSION}.${PACKS_VERSION}`
