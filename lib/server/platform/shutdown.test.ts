import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { onShutdown, shutDown } from './shutdown'
import { forgetSingleton } from './singleton'

describe('shutDown', () => {
  beforeEach(() => forgetSingleton('shutdown'))
  afterEach(() => forgetSingleton('shutdown'))

  it('closes stage by stage, whatever the order of registration, and goes on after a fault', async () => {
    const order: string[] = []
    onShutdown('database', () => void order.push('database'))
    onShutdown('sessions', async () => {
      await Promise.resolve()
      order.push('session')
    })
    onShutdown('streams', () => {
      throw new Error('stream')
    })
    const takeBack = onShutdown('listeners', () => void order.push('never'))
    takeBack()
    expect(await shutDown(1_000)).toEqual([new Error('stream')])
    expect(order).toEqual(['session', 'database'])
  })

  it('closes the database though a session does not end', async () => {
    const order: string[] = []
    onShutdown('sessions', () => new Promise(() => undefined))
    onShutdown('database', () => void order.push('database'))
    await shutDown(40)
    expect(order).toEqual(['database'])
  })
})
