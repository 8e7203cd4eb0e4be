import { expect, it } from 'vitest'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import type { Gained } from '@/lib/core/handshake/before-step'
import { testServer } from '@/lib/testing/session-kit'
import { hearMessages, MOST_CHANGES } from './hear-messages'

const EXTRACT = [
  { variable: 'id', from: { json: '$.id' } },
  { variable: 'token', from: { json: '$.token' }, secret: true },
]

it('takes values as often as they change, and keeps old secrets known', () => {
  const told: (readonly Gained[])[] = []
  const { hear } = hearMessages(EXTRACT, (heard) => told.push(heard))
  const say = (value: unknown) => hear(utf8Encode(typeof value === 'string' ? value : JSON.stringify(value)))
  expect(say('no JSON')).toEqual([])
  expect(say({ id: 1, token: 'secret-one' })).toEqual([
    { variable: 'id', found: true, secret: false },
    { variable: 'token', found: true, secret: true },
  ])
  expect(say({ id: 1 })).toEqual([])
  expect(say({ id: 2, token: 'secret-two' })).toHaveLength(2)
  expect(told.at(-1)).toEqual([
    { variable: 'token', value: 'secret-one', secret: true },
    { variable: 'id', value: '2', secret: false },
    { variable: 'token', value: 'secret-two', secret: true },
  ])
})

it('is bounded whatever an endpoint says', () => {
  let told = 0
  const { hear } = hearMessages(EXTRACT, () => (told += 1))
  for (let at = 0; at < MOST_CHANGES + 50; at++) hear(utf8Encode(`{"id":${at}}`))
  expect(told).toBe(MOST_CHANGES)
})

it('takes values by a pattern later than the message, of the newest message only while it looks, and never a secret', async () => {
  const server = testServer()
  const told: (readonly Gained[])[] = []
  const hearing = hearMessages([{ variable: 'room', from: { regex: 'room=(\\w+)' } }], (heard) => told.push(heard))
  const late = new Promise((resolve) => hearing.onLate(resolve))
  expect(hearing.hear(utf8Encode('hello room=red'))).toEqual([])
  expect(await late).toEqual([{ variable: 'room', found: true, secret: false }])
  expect(told).toEqual([[{ variable: 'room', value: 'red', secret: false }]])
  const next: unknown[] = []
  const done = new Promise<void>((resolve) =>
    hearing.onLate((extracted) => {
      next.push(extracted)
      if (told.at(-1)?.[0]?.value === 'last') resolve()
    }),
  )
  for (const name of ['blue', 'green', 'last']) hearing.hear(utf8Encode(`room=${name}`))
  await done
  expect(next.length).toBeLessThan(3)
  await server.stop()
})

it('a value that cannot be kept ends nothing: the next message is looked into again', async () => {
  const server = testServer()
  let tries = 0
  let tried = () => {}
  const hearing = hearMessages([{ variable: 'room', from: { regex: 'room=(\\w+)' } }], () => {
    tries += 1
    tried()
    if (tries === 1) throw new Error('the disk is full')
  })
  const once = () =>
    new Promise<void>((resolve) => {
      tried = resolve
    })
  const first = once()
  hearing.hear(utf8Encode('room=red'))
  await first
  const second = once()
  hearing.hear(utf8Encode('room=blue'))
  await second
  expect(tries).toBe(2)
  await server.stop()
})
