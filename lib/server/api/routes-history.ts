import 'server-only'
import { entry, type RouteEntry } from './route-entry'
import { deleteHistoryBody, deleteHistoryResult, exportHistoryQuery, importHistoryQuery, importHistoryResult } from './schemas/history'

/** Many attempts at once. */
export const HISTORY_ROUTES: readonly RouteEntry[] = [
  entry({
    method: 'post',
    path: '/api/history/delete',
    group: 'Attempts',
    action: 'history.delete',
    summary: 'Remove attempts with their facts, by id or all that fit a filter; pinned ones stay unless that is said, those that run stay',
    body: { schema: deleteHistoryBody, example: { filter: { host: 'example.com', outcome: 'unreachable' } } },
    answer: { status: 200, description: 'How many went and how many stayed', schema: deleteHistoryResult },
    problems: [413, 415, 429],
  }),
  entry({
    method: 'get',
    path: '/api/history/export',
    group: 'Attempts',
    action: 'history.export',
    summary:
      'Attempts as one file, newest first, secrets masked: `jsonl` (can be imported again: docs/history-file.md), `har` (an entry an attempt), `csv` (a row an attempt). A file that a bound cut short says so',
    query: exportHistoryQuery,
    answer: { status: 200, description: 'The file, to be saved, made while it is taken', contentType: 'application/octet-stream' },
  }),
  entry({
    method: 'post',
    path: '/api/history/import',
    group: 'Attempts',
    action: 'history.import',
    summary:
      'Take a file of exported history (`jsonl`) as the body, at most 9 MiB of it at a time, each piece with the first line of the file. A line is imported whole or refused; an id that is there already is passed over',
    query: importHistoryQuery,
    answer: { status: 200, description: 'What became of its lines', schema: importHistoryResult },
  }),
]
