import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import esbuild, { type Plugin } from 'esbuild'
import { MOST_BEHIND_MS } from '@/lib/server/store/open-recorder'
import { randomFrom } from '@/scripts/fuzz/streams'
import { commandBundle } from '@/scripts/setup/bundles.mjs'
import { endpoints } from './endpoints'
import type { Said } from './said'

/** What can be made wrong on purpose, to see that the rounds find it: the place in the code, and what stands there then. */
const FAULTS = {
  'late-flush': { file: /open-recorder\.ts$/, from: 'FLUSH_MS = 180', to: 'FLUSH_MS = 5_000' },
  'early-acknowledgement': {
    file: /create-attempt\.ts$/,
    from: 'withReserve(() => statement(INSERT).run(...values))',
    to: 'setTimeout(() => statement(INSERT).run(...values), 400)',
  },
} as const
export type Fault = keyof typeof FAULTS

export type TortureResult = {
  readonly kills: number
  readonly acknowledged: number
  readonly interrupted: number
  /** Of kills that came before the child had opened its store. */
  readonly whileStarting: number
  /** Longest time before a kill of which received octets were lost, milliseconds; beyond the longest stall of that child. */
  readonly worstLossMs: number
  /** Sentences; empty where nothing was lost. */
  readonly faults: readonly string[]
}

function plant(fault: Fault): Plugin {
  const { file, from, to } = FAULTS[fault]
  return {
    name: fault,
    setup: ({ onLoad }) =>
      onLoad({ filter: file }, async ({ path: source }) => {
        const { readFile } = await import('node:fs/promises')
        const text = await readFile(source, 'utf8')
        if (!text.includes(from)) throw new Error(`${source} has no ${JSON.stringify(from)}: the fault cannot be planted`)
        return { contents: text.replace(from, to), loader: 'ts' }
      }),
  }
}

type Life = {
  readonly acknowledged: readonly string[]
  readonly seen: readonly Extract<Said, { kind: 'seen' }>[]
  readonly found: Extract<Said, { kind: 'found' }> | null
  readonly problem: string | null
}

/**
 * So many times: starts a process that runs attempts, kills it (SIGKILL) at a random moment, starts it again and asks what is there.
 * After the last kill one more start only looks.
 */
export async function torture(kills: number, seed: number, fault?: Fault, progress = (_kill: number) => {}): Promise<TortureResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-torture-'))
  mkdirSync('build', { recursive: true })
  const bundle = path.resolve('build', `torture-${process.pid}-${fault ?? 'sound'}.mjs`)
  const options = commandBundle('scripts/torture/child.ts', bundle)
  await esbuild.build({ ...options, plugins: fault === undefined ? [] : [plant(fault)] })
  const served = await endpoints()
  const random = randomFrom(seed)
  const draw = () => random(RANGE) / RANGE
  const faults: string[] = []
  const sum = { acknowledged: 0, interrupted: 0, whileStarting: 0, worstLossMs: 0 }
  let last = ''
  let before: Life = { acknowledged: [], seen: [], found: null, problem: null }
  try {
    for (let kill = 1; kill <= kills + 1; kill++) {
      // One in five is killed while it starts.
      const killAfter = kill > kills ? 'found' : draw() < 0.2 ? { startMs: draw() * 400 } : { loadMs: 20 + draw() * 450 }
      const life = await live(bundle, folder, [last, String(Math.floor(draw() * 1_000)), ...served.urls], killAfter)
      if (life.problem !== null) faults.push(`start ${kill} was refused: ${life.problem}`)
      if (life.found === null) sum.whileStarting++
      else {
        const loss = judge(before, life.found, (sentence) => faults.push(`kill ${kill - 1}: ${sentence}`))
        sum.worstLossMs = Math.max(sum.worstLossMs, loss)
        sum.interrupted += life.found.attempts.filter(({ state }) => state === 'interrupted').length
        last = life.found.attempts.at(-1)?.id ?? last
        before = life
      }
      sum.acknowledged += life.acknowledged.length
      progress(kill)
    }
  } finally {
    await served.close()
    rmSync(bundle, { force: true })
    rmSync(folder, { recursive: true, force: true })
  }
  return { kills, ...sum, faults }
}

/** Numbers that are drawn lie below it. */
const RANGE = 2 ** 32
type KillAfter = 'found' | { readonly startMs: number } | { readonly loadMs: number }

/** One process from its start to its end. */
function live(bundle: string, folder: string, args: readonly string[], killAfter: KillAfter): Promise<Life> {
  const child: ChildProcess = fork(bundle, args, {
    execArgv: ['--conditions=react-server'],
    env: {
      ...process.env,
      DATA_DIR: path.join(folder, 'data'),
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      PORT: '1',
      LOG_LEVEL: 'error',
      NODE_ENV: 'test',
    },
  })
  const acknowledged: string[] = []
  const seen: Extract<Said, { kind: 'seen' }>[] = []
  let found: Life['found'] = null
  let problem: string | null = null
  const kill = () => child.kill('SIGKILL')
  if (typeof killAfter === 'object' && 'startMs' in killAfter) setTimeout(kill, killAfter.startMs)
  child.on('message', (said: Said) => {
    if (said.kind === 'acknowledged') acknowledged.push(said.id)
    else if (said.kind === 'seen') seen.push(said)
    else if (said.kind === 'refused') {
      problem = said.problem
      kill()
    } else {
      found = said
      if (killAfter === 'found') kill()
      else if ('loadMs' in killAfter) setTimeout(kill, killAfter.loadMs)
    }
  })
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') problem ??= `it ended by itself with ${code ?? signal}`
      resolve({ acknowledged, seen, found, problem })
    })
  })
}

/** Holds what a start found against what the process before it told; gives the longest time before the kill of which octets are lost. */
function judge(before: Life, found: Extract<Said, { kind: 'found' }>, say: (sentence: string) => void): number {
  if (found.integrity !== 'ok') say(`the database is damaged: ${found.integrity}`)
  if (found.running > 0) say(`${found.running} attempts still run in it`)
  const there = new Map(found.attempts.map((attempt) => [attempt.id, attempt]))
  for (const id of before.acknowledged) if (!there.has(id)) say(`the acknowledged attempt ${id} is gone`)
  for (const { id, state, told, same } of found.attempts) {
    if (state !== told) say(`the row of ${id} says ${state}, its facts say ${told}`)
    if (!same) say(`the row of ${id} does not say what its facts tell`)
  }
  return lossOf(before, there, say)
}

function lossOf({ seen }: Life, there: ReadonlyMap<string, { readonly received: number }>, say: (sentence: string) => void): number {
  const last = seen.at(-1)
  if (last === undefined) return 0
  let worst = 0
  for (const { at, received } of seen)
    for (const [id, octets] of received) if (octets > (there.get(id)?.received ?? 0)) worst = Math.max(worst, last.at - at - last.stalled)
  if (worst > MOST_BEHIND_MS) say(`octets received ${Math.round(worst)} ms before the kill are lost: expected at most ${MOST_BEHIND_MS} ms`)
  return worst
}
