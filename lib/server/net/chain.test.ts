import { expect, it } from 'vitest'
import type { Fact } from '../../core/transcript/fact'
import { chain } from './chain'
import type { Connection } from './connection'
import { createFactQueue } from './fact-queue'

const stamp = { v: 1, at: 0 } as const
const redirect: Fact = { ...stamp, hop: 1, kind: 'redirect', status: 302, url: 'ws://b/', sameOrigin: false, dropped: [] }

/** A connection whose facts the test writes, and which remembers what was asked of it. */
function written(hop: number) {
  const asked: string[] = []
  const queue = createFactQueue(1_000_000, { full() {}, drained() {}, abandoned() {} })
  const end = (word: 'end' | 'reset' | 'abort', how: 'fin' | 'rst' | 'abort') => {
    asked.push(word)
    queue.push({ ...stamp, hop, kind: 'ended', by: 'us', how, phase: 'response' })
    queue.end()
  }
  const connection: Connection = {
    facts: queue,
    write: () => Promise.resolve(true),
    workedThrough: () => Promise.resolve(),
    headComplete: () => asked.push('headComplete'),
    end: () => end('end', 'fin'),
    reset: () => end('reset', 'rst'),
    abort: () => end('abort', 'abort'),
    pause: () => asked.push('pause'),
    resume: () => asked.push('resume'),
  }
  return { connection, asked }
}

async function hopsOf(facts: AsyncIterable<Fact>, at: (fact: Fact) => void = () => {}): Promise<string[]> {
  const told: string[] = []
  for await (const fact of facts) {
    told.push(`${fact.hop} ${fact.kind}`)
    at(fact)
  }
  return told
}

it('ends one connection, tells why there is another, and goes on with it, still paused', async () => {
  const first = written(0)
  const second = written(1)
  const all = chain(first.connection)
  all.pause()
  all.follow(() => ({
    facts: [redirect],
    open: () => {
      second.connection.end()
      return second.connection
    },
  }))
  expect(await hopsOf(all.facts)).toEqual(['0 ended', '1 redirect', '1 ended'])
  expect(first.asked).toEqual(['pause', 'end'])
  expect(second.asked).toEqual(['end', 'pause'])
})

it('opens nothing after it was stopped', async () => {
  const first = written(0)
  const all = chain(first.connection)
  all.follow(() => {
    throw new Error('opened')
  })
  all.abort()
  expect(await hopsOf(all.facts)).toEqual(['0 ended'])
})

it('aborts the connection that begins while it is stopped, so that the attempt has an end', async () => {
  const second = written(1)
  const all = chain(written(0).connection)
  all.follow(() => ({ facts: [redirect], open: () => second.connection }))
  expect(await hopsOf(all.facts, ({ kind }) => kind === 'redirect' && all.abort())).toEqual(['0 ended', '1 redirect', '1 ended'])
  expect(second.asked).toEqual(['abort'])
})

it('tells what begins it first, waits for what comes next, and ends where nothing does', async () => {
  const all = chain(written(0).connection, [{ v: 1, at: 0, hop: 0, kind: 'pressure', paused: false }])
  all.follow(async () => ({ facts: [redirect], open: null }))
  expect(await hopsOf(all.facts)).toEqual(['0 pressure', '0 ended', '1 redirect'])
})
