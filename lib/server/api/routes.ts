import 'server-only'
import type { RouteEntry } from './route-entry'
import { ATTEMPT_ROUTES } from './routes-attempts'
import { COMMENT_ROUTES } from './routes-comments'
import { ENVIRONMENT_ROUTES } from './routes-environments'
import { FILTER_ROUTES } from './routes-filters'
import { HISTORY_ROUTES } from './routes-history'
import { PROFILE_ROUTES } from './routes-profiles'
import { SERVER_ROUTES } from './routes-server'
import { STORAGE_ROUTES } from './routes-storage'
import { TEAM_ROUTES } from './routes-team'
import { TRY_ROUTES } from './routes-tries'

/** Every call of the API, in the order the document shows them. */
export const ROUTES: readonly RouteEntry[] = [
  ...ATTEMPT_ROUTES,
  ...FILTER_ROUTES,
  ...HISTORY_ROUTES,
  ...TRY_ROUTES,
  ...PROFILE_ROUTES,
  ...SERVER_ROUTES,
  ...COMMENT_ROUTES,
  ...ENVIRONMENT_ROUTES,
  ...TEAM_ROUTES,
  ...STORAGE_ROUTES,
]
