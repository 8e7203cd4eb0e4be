import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import esbuild from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shutDown } from '@/lib/server/platform/shutdown'
import { commandBundle } from '@/scripts/setup/bundles.mjs'
import { statement } from '../client'
import { createAttempt } from '../create-attempt'
import { readCookieJar, writeCookieJar } from '../environments/cookie-jars'
import { putSecret, secretValues } from '../environments/secrets'
import { forgetLocalIdentity, localIdentity } from '../installation'
import { openRecorder } from '../open-recorder'
import { openStore } from '../open-store'
import { brokenAudit, listAudit } from '../people/audit'
import { createProfile } from '../profiles/create-profile'
import { readProfileSecrets } from '../profiles/read-profile'
import { readAttemptSecrets } from '../read-attempt'
import { readFacts } from '../read-facts'
import { openDraft, type SealedDraft } from '../sealed-draft'
import { WRAPPED_TABLES } from './rewrap'
import { type RotateSettings, type RotationStep, rotateKey } from './rotate-key'
import { wordsOfRotation } from './words'

const OLD = new Uint8Array(32).fill(1)
const NEW = new Uint8Array(32).fill(2)
/** Before the first frame; nothing to go on from. */
const MARK = { firstFrame: 1, frameCount: 0, checkpoint: () => null }
const exactDraft = { url: 'ws://a.example/', headers: [['Secret-Key', 'hunter2']] as [string, string][] }
const JAR = [
  { name: 'sid', value: 'of-mine', domain: 'a.example', hostOnly: true, path: '/', secure: false, expiresAt: null, createdAt: 1 },
]
let folder: string
const keyFile = () => path.join(folder, 'keys/k')
const settings = (more: Partial<RotateSettings> = {}): RotateSettings => ({
  dataDir: path.join(folder, 'data'),
  databaseFile: path.join(folder, 'data/app.db'),
  secretKey: null,
  secretKeyFile: keyFile(),
  keyFolder: folder,
  newKey: null,
  ...more,
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-rotate-'))
  forgetLocalIdentity()
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})
const stop = async () => {
  await shutDown(2_000)
  forgetLocalIdentity()
}

type Written = { attempt: string; profile: string }
/** A store with one row in every table that has a data key, and facts of an attempt. */
async function filled(more: Partial<RotateSettings> = {}): Promise<Written> {
  const opened = openStore(settings(more))
  if (!opened.ok) throw new Error(opened.problem)
  const who = localIdentity()
  const by = { workspaceId: who.workspaceId, createdById: who.personId }
  const { url } = exactDraft
  const made = createAttempt({ ...by, draft: { url }, exactDraft, url, host: 'a.example', port: 80, tls: false })
  const recorder = openRecorder(made.id, made.dataKey)
  recorder.append(
    { v: 1, kind: 'bytes', at: 1, hop: 0, direction: 'sent', layer: 'endpoint', bytes: new TextEncoder().encode('GET') },
    MARK,
  )
  await recorder.close()
  const { id } = createProfile({ ...by, name: 'p', url, draft: { url }, exactDraft })
  putSecret(who, { name: 'agent', scope: 'own', environmentId: null, value: 'secret-of-mine' })
  writeCookieJar(who, null, JAR)
  const at = Date.now()
  statement(`INSERT INTO SignInSession (id, token, userId, expiresAt, createdAt, updatedAt) VALUES ('s', 't', ?, ?, ?, ?)`).run(
    who.personId,
    at + 1e9,
    at,
    at,
  )
  await stop()
  return { attempt: made.id, profile: id }
}

/** Opens the store, reads every secret, and closes it: the sentence that refused, or what was read. */
async function readAll({ attempt, profile }: Written, more: Partial<RotateSettings> = {}): Promise<unknown> {
  const opened = openStore(settings(more))
  if (!opened.ok) return opened.problem
  const who = localIdentity()
  const { exactDraft: used, dataKey } = readAttemptSecrets(who.workspaceId, attempt)
  const octets: string[] = []
  for await (const { facts } of readFacts(who.workspaceId, attempt, dataKey))
    for (const fact of facts) if (fact.kind === 'bytes') octets.push(Buffer.from(fact.bytes).toString())
  const version = statement('SELECT id, draftSecret, dataKey FROM ProfileVersion').get() as SealedDraft & { id: string }
  const read = [
    used,
    octets.join(''),
    readProfileSecrets(who.workspaceId, profile).exactDraft,
    openDraft({ table: 'ProfileVersion', row: version.id }, version).exactDraft,
    secretValues(who, null, ['agent']),
    readCookieJar(who, null),
  ]
  await stop()
  return read
}
const ALL = [exactDraft, 'GET', exactDraft, exactDraft, { agent: 'secret-of-mine' }, JAR]
const keys = () => readdirSync(path.dirname(keyFile())).sort()

it('T-21: a change of the key knows every table that has a data key', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)]
  const wrapped = models.flatMap(([, name = '', body = '']) => (/^\s*dataKey\s+Bytes/m.test(body) ? [name] : []))
  expect(wrapped.sort()).toEqual([...WRAPPED_TABLES])
  // Whatever else may be sealed with the master key itself must be named here, so that nobody forgets it.
  const octets = models.flatMap(([, name = '', body = '']) =>
    [...body.matchAll(/^\s*(\w+)\s+Bytes/gm)].flatMap(([, field = '']) => (field === 'dataKey' ? [] : [`${name}.${field}`])),
  )
  expect(octets).toEqual([
    'Installation.keyCheck',
    'Invitation.tokenHash',
    'ApiToken.tokenHash',
    'Audit.hash',
    'Secret.value',
    'CookieJar.cookies',
    'Attempt.draftSecret',
    'Attempt.keyHash',
    'Segment.checkpoint',
    'Segment.data',
    'KeptView.data',
    'ImportedView.data',
    'Profile.draftSecret',
    'ProfileVersion.draftSecret',
  ])
})

describe('changing the master key', () => {
  it('T-21: in its file leaves everything readable with the new one only, and signs everybody out', async () => {
    const written = await filled()
    const before = readFileSync(keyFile(), 'utf8')
    const rotated = rotateKey(settings())
    if (!rotated.ok) throw new Error(rotated.problem)
    expect(rotated).toEqual({
      ok: true,
      tables: WRAPPED_TABLES.map((table) => ({ table, rows: 1, unread: 0 })),
      sessions: 1,
      file: keyFile(),
    })
    expect(wordsOfRotation(rotated, 'data')).toEqual([
      'The master key is changed: the data keys of 1 attempt, 1 jar of cookies, 1 profile, 1 version of a profile, 1 secret are wrapped with the new one.',
      `The new key is in ${keyFile()}: keep a copy of it, apart from the data.`,
      'Everybody signs in again (1 session ended); tokens of scripts go on.',
      'Copies made before, those in data/backups too, still open with the old key only.',
    ])
    expect(listAudit(localIdentity().workspaceId, null, 1)).toMatchObject([{ action: 'key.rotate', person: 'the console' }])
    expect(brokenAudit()).toBe(null)
    await stop()
    expect([keys(), statSync(keyFile()).mode & 0o777]).toEqual([['k'], 0o600])
    expect(readFileSync(keyFile(), 'utf8')).not.toBe(before)
    expect(await readAll(written)).toEqual(ALL)
    writeFileSync(keyFile(), before)
    expect(await readAll(written)).toMatch(/is not the one the data folder .* was written with/)
  })

  it('T-21: of the environment takes the one to come from NEW_SECRET_KEY', async () => {
    const written = await filled({ secretKey: OLD })
    const withOld = { secretKey: OLD, secretKeyFile: null }
    expect(rotateKey(settings(withOld))).toMatchObject({ ok: false, problem: expect.stringContaining('set NEW_SECRET_KEY') })
    expect(rotateKey(settings({ ...withOld, newKey: OLD }))).toEqual({
      ok: false,
      problem: 'NEW_SECRET_KEY is the key in use: expected another one.',
    })
    await stop()
    const rotated = rotateKey(settings({ ...withOld, newKey: NEW }))
    expect(rotated).toMatchObject({ ok: true, file: null })
    await stop()
    expect(await readAll(written, { secretKey: OLD })).toMatch(/^The key from SECRET_KEY is not the one/)
    expect(await readAll(written, { secretKey: NEW })).toEqual(ALL)
    expect(existsSync(keyFile())).toBe(false)
  })

  it('T-21: is refused with a wrong key, beside a running server and where there is no data; nothing changes', async () => {
    expect(rotateKey(settings())).toMatchObject({ ok: false, problem: expect.stringContaining('There is no data in') })
    expect(existsSync(settings().dataDir)).toBe(false)
    const written = await filled()
    const wrong = rotateKey(settings({ secretKey: OLD, newKey: NEW }))
    expect(wrong).toMatchObject({ ok: false, problem: expect.stringContaining('The key from SECRET_KEY is not the one') })
    expect(openStore(settings()).ok).toBe(true)
    expect(rotateKey(settings())).toMatchObject({ ok: false, problem: expect.stringContaining('Another Sockscope uses the data folder') })
    await stop()
    expect(await readAll(written)).toEqual(ALL)
  })

  it('T-21: that fails halfway takes everything back', async () => {
    const written = await filled()
    for (const step of ['new-beside', 'rewrapped', 'file-replaced'] as const) {
      const failed = rotateKey(settings(), (reached) => {
        if (reached === step) throw new Error('no space left')
      })
      expect(failed).toMatchObject({ ok: false, problem: expect.stringContaining('everything is as before') })
      await stop()
      expect([step, keys(), await readAll(written)]).toEqual([step, ['k'], ALL])
    }
  })

  it('leaves a row that the old key did not open as it was, and counts it', async () => {
    const written = await filled()
    openStore(settings())
    statement(
      `INSERT INTO Secret SELECT 'spoilt', workspaceId, personId, environmentId, 'other', value, dataKey, createdAt, updatedAt, updatedById FROM Secret`,
    ).run()
    await stop()
    const rotated = rotateKey(settings())
    expect(rotated).toMatchObject({ ok: true, tables: expect.arrayContaining([{ table: 'Secret', rows: 1, unread: 1 }]) })
    if (rotated.ok) expect(wordsOfRotation(rotated, 'data')[1]).toBe('1 could not be opened with the old key either and stay as they were.')
    await stop()
    expect(await readAll(written)).toEqual(ALL)
  })
})

describe('a process that is killed while it changes the key', () => {
  const steps: RotationStep[] = ['new-beside', 'rewrapped', 'file-replaced', 'committed']
  it('T-21: leaves everything readable at the next start, whatever the step', async () => {
    const child = path.resolve('build/rotation-child.test.mjs')
    await esbuild.build(commandBundle('lib/testing/rotation-child.ts', child))
    try {
      for (const step of steps) {
        const written = await filled()
        const before = readFileSync(keyFile(), 'utf8')
        const args = ['--conditions=react-server', child, settings().dataDir, keyFile(), step]
        expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).signal).toBe('SIGKILL')
        expect([step, await readAll(written), keys()]).toEqual([step, ALL, ['k']])
        expect([step, readFileSync(keyFile(), 'utf8') === before]).toEqual([step, step !== 'committed'])
        rmSync(path.join(folder, 'data'), { recursive: true })
        rmSync(keyFile())
      }
    } finally {
      rmSync(child, { force: true })
    }
  })

  it('T-21: where the folder of the key cannot be written to, says so and changes nothing', async () => {
    const written = await filled()
    // A folder in the place of the key to come stands for every reason why it cannot be written; root may write anywhere.
    const blocked = `${keyFile()}.new`
    mkdirSync(blocked)
    expect(rotateKey(settings())).toMatchObject({ ok: false, problem: expect.stringContaining('NEW_SECRET_KEY to the one to come') })
    await stop()
    rmSync(blocked, { recursive: true })
    expect(await readAll(written)).toEqual(ALL)
  })
})
