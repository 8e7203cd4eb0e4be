import 'server-only'
import { entry, type RouteEntry } from './route-entry'
import { savedFilter, savedFilterBody, savedFilters } from './schemas/saved-filter'

const EXAMPLE = {
  name: 'Failures of the agents',
  filter: { host: 'ci.example.com', outcome: 'refused,invalid', since: '24h' },
  sort: 'newest',
}

/** Filters of the history that are kept under a name. */
export const FILTER_ROUTES: readonly RouteEntry[] = [
  entry({
    method: 'get',
    path: '/api/filters',
    group: 'Attempts',
    action: 'filters.read',
    summary: 'The saved filters of the workspace, by name',
    answer: { status: 200, description: 'The saved filters', schema: savedFilters },
  }),
  entry({
    method: 'post',
    path: '/api/filters',
    group: 'Attempts',
    action: 'filters.write',
    summary: 'Save a filter of the history under a name of its own; at most 200',
    body: { schema: savedFilterBody, example: EXAMPLE },
    answer: { status: 201, description: 'The saved filter', schema: savedFilter },
    problems: [409, 413, 415, 429],
  }),
  entry({
    method: 'put',
    path: '/api/filters/{id}',
    group: 'Attempts',
    action: 'filters.write',
    summary: 'Change an own saved filter; an owner changes any',
    body: { schema: savedFilterBody, example: EXAMPLE },
    answer: { status: 200, description: 'The saved filter', schema: savedFilter },
    problems: [404, 409, 413, 415],
  }),
  entry({
    method: 'delete',
    path: '/api/filters/{id}',
    group: 'Attempts',
    action: 'filters.write',
    summary: 'Remove an own saved filter; an owner removes any',
    answer: { status: 204, description: 'Removed' },
    problems: [404],
  }),
]
