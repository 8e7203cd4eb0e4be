import { existsSync } from 'node:fs'
import path from 'node:path'
import { PACKS } from '../../lib/core/endpoints/packs'
import { TCP_CAUSES } from '../../lib/core/jenkins/diagnose-tcp'
import { LOG_KINDS } from '../../lib/core/logs'
import reasons from '../../lib/testing/fixtures/diagnosis-reasons.json'
import rows from '../../lib/testing/fixtures/diagnosis-rows.json'
import type { Entry, Reasons, Row, Sources } from './table'

const FOLDER = 'lib/core/endpoints/packs'
const ROOT = path.join(import.meta.dirname, '../..')

/** The test of a pack that is a folder stands in it, that of a file beside it. */
function testOf(pack: string): string {
  const inside = `${FOLDER}/${pack}/${pack}.test.ts`
  return existsSync(path.join(ROOT, inside)) ? inside : `${FOLDER}/${pack}.test.ts`
}

const PACK_ENTRIES: readonly Entry[] = PACKS.flatMap((pack) =>
  pack.diagnoses.map(({ id, rows: shown }) => ({ id, rows: shown, test: testOf(pack.id) })),
)

/** Rows that no handshake shows: an agent's log, and the probe of its TCP port. */
const ELSEWHERE: readonly Entry[] = [
  { id: 'log/jenkins-agent-one-url', rows: ['E-33'], test: 'lib/core/logs/kinds/kinds.test.ts' },
  { id: 'log/jenkins-agent-handshake-error', rows: ['E-34'], test: 'lib/core/logs/kinds/kinds.test.ts' },
  { id: 'jenkins-tcp/port-refused', rows: ['E-35'], test: 'lib/core/jenkins/causes-reaching.test.ts' },
  { id: 'jenkins-tcp/port-unreachable', rows: ['E-35'], test: 'lib/core/jenkins/causes-reaching.test.ts' },
  { id: 'jenkins-tcp/untrusted-key', rows: ['E-36'], test: 'lib/core/jenkins/causes-jnlp4.test.ts' },
  { id: 'jenkins-tcp/silent', rows: ['E-37'], test: 'lib/core/jenkins/causes-reaching.test.ts' },
  { id: 'jenkins-tcp/tls-terminator', rows: ['E-37'], test: 'lib/core/jenkins/causes-reaching.test.ts' },
]

/** Every diagnosis there is, by packs, logs and the probe of TCP. */
export const KNOWN_IDS: ReadonlySet<string> = new Set([
  ...PACK_ENTRIES.map(({ id }) => id),
  ...TCP_CAUSES.map(({ id }) => id),
  ...LOG_KINDS.flatMap(({ sentences }) => sentences.map(({ id }) => `log/${id}`)),
])

/** What docs/diagnoses.md is made of. */
export const SOURCES: Sources = { rows: rows as readonly Row[], entries: [...PACK_ENTRIES, ...ELSEWHERE], reasons: reasons as Reasons }
