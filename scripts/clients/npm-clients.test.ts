import { describe, expect, it } from 'vitest'
import { CLIENTS } from '@/lib/core/clients/index'
import { wordOf } from '@/lib/core/clients/knowledge-of'
import { ruleOf } from './derive'
import { measureClient } from './measure-client'
import { installedVersion, NPM_CLIENTS } from './npm-clients'

describe.each(Object.keys(NPM_CLIENTS))('%s', (name) => {
  const profile = CLIENTS.find(({ id }) => id === name)
  const openAll = NPM_CLIENTS[name]
  if (!profile || !openAll) throw new Error(`${name} has no profile`)

  it('has the version that is installed: otherwise npm run clients:measure', () => {
    expect(profile.version).toBe(installedVersion(name))
  })

  it('still does what its profile says, in the same words: otherwise npm run clients:measure', async () => {
    const { offers, follows, derived } = await measureClient(openAll)
    expect({ offers, follows }).toEqual({ offers: profile.offers, follows: profile.follows })

    const tried = [...derived.known].flatMap(([signal, { opens }]) => {
      const word = wordOf(profile, ruleOf(signal), signal.split('#')[1])
      // A rule that came since was not tried for the profile.
      return word ? [{ signal, was: word.does, is: opens === null ? 'depends' : opens ? 'opens' : 'refuses' }] : []
    })
    expect(tried.filter(({ was, is }) => was !== is)).toEqual([])
    expect(tried.length).toBeGreaterThan(40)

    const heard = [...derived.known].flatMap(([, { words }]) => words)
    expect(profile.refuses.map(({ says }) => says).filter((says) => !heard.includes(says))).toEqual([])
  })
})
