import type { RequestDraft } from '../lib/core/handshake/draft'
import { importProfiles } from '../lib/server/store/profiles/import-profiles'
import { listLabels } from '../lib/server/store/profiles/list-labels'
import { listProfiles } from '../lib/server/store/profiles/list-profiles'
import { readProfile, readProfileSecrets } from '../lib/server/store/profiles/read-profile'
import { temporaryStore } from '../lib/testing/temporary-store'
import { figures, ms, type Row } from './stats'

const LIST_GOAL_MS = 50
const OPEN_GOAL_MS = 100

/** Drafts as people have them: a dozen lines, a certificate. */
function draftOf(n: number): RequestDraft {
  const lines = Array.from({ length: 12 }, (_, at) => [`X-Line-${at}`, `value ${n} of line ${at}`] as const)
  return {
    url: `wss://host-${n % 500}.example.com/room/${n}`,
    headers: [['Host', `host-${n % 500}.example.com`], ...lines, ['Secret-Key', `secret-${n}`]],
    network: { ca: `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(400)}\n-----END CERTIFICATE-----` },
  }
}

/** Lists, searches and opens among so many profiles. The slowest kind of list counts. */
export async function benchProfiles(count: number, rounds: number): Promise<Row[]> {
  const store = temporaryStore()
  try {
    const { workspaceId, personId } = store
    const ids = importProfiles(
      Array.from({ length: count }, (_, n) => {
        const draft = draftOf(n)
        const labels = { folder: `team-${n % 40}/stage-${n % 3}`, tags: [`tag-${n % 25}`, n % 2 === 0 ? 'even' : 'odd'] }
        const note = n % 4 === 0 ? `What to expect of number ${n}: ${'a sentence of its own. '.repeat(5)}` : ''
        return {
          create: { workspaceId, createdById: personId, name: `Profile ${n}`, ...labels, note, url: draft.url, draft, exactDraft: draft },
        }
      }),
    ).map(({ id }) => id)
    const page = { limit: 100 }
    const lists: Readonly<Record<string, (n: number) => unknown>> = {
      'first page': () => listProfiles(workspaceId, {}, page),
      'search that finds few': (n) => listProfiles(workspaceId, { q: `Profile ${(n * 37) % count}` }, page),
      'search that finds nothing': () => listProfiles(workspaceId, { q: 'nobody has this' }, page),
      folder: (n) => listProfiles(workspaceId, { folder: `team-${n % 40}` }, page),
      'folder, tag and text': (n) => listProfiles(workspaceId, { folder: `team-${n % 40}`, tag: 'even', q: 'room' }, page),
      'folders and tags with counts': () => listLabels(workspaceId),
    }
    const slowest = []
    for (const [what, run] of Object.entries(lists)) slowest.push({ what, ...figures(await series(rounds, run)) })
    const list = slowest.reduce((slow, one) => (one.p95 > slow.p95 ? one : slow))
    const open = figures(
      await series(rounds, (n) => {
        const id = ids[(n * 7919) % ids.length] ?? ''
        readProfile(workspaceId, id)
        readProfileSecrets(workspaceId, id)
      }),
    )
    const among = `${count.toLocaleString('en')} profiles`
    return [
      {
        what: `list and search among ${among} (p95)`,
        measured: `${ms(list.p95)}, median ${ms(list.median)}`,
        against: `slowest of ${slowest.length}: ${list.what}`,
        goal: `under ${LIST_GOAL_MS} ms`,
        holds: list.p95 < LIST_GOAL_MS,
      },
      {
        what: `open one of ${among}, secrets unsealed (p95)`,
        measured: ms(open.p95),
        against: '',
        goal: `under ${OPEN_GOAL_MS} ms`,
        holds: open.p95 < OPEN_GOAL_MS,
      },
    ]
  } finally {
    await store.remove()
  }
}

async function series(rounds: number, run: (n: number) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const begun = performance.now()
    await run(n)
    times.push(performance.now() - begun)
  }
  return times
}
