import { describe, expect, it } from 'vitest'
import { observed, RECORDINGS } from '../../../testing/recordings'
import { diagnose } from '../diagnose'
import { PACKS } from '.'

const FRONTS = PACKS.filter(({ role }) => role === 'front')
/** Recordings through a proxy, by the product of their name. */
const PROXIES = /^(?:captures\/)?(nginx|apache|haproxy|caddy|varnish|squid|lighttpd)\b/
const ANSWERS = RECORDINGS.map((recording) => ({ name: recording.name, ...diagnose(observed(recording), PACKS) }))

describe('who answered, over every recording', () => {
  it('never says that a proxy answered, or stands in front, where there was none', () => {
    const wrong = ANSWERS.filter(({ name }) => !PROXIES.test(name)).filter(
      ({ answeredBy }) => answeredBy && [answeredBy, ...answeredBy.inFront].some(({ pack }) => FRONTS.some(({ id }) => id === pack)),
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('never takes one proxy for another', () => {
    const wrong = ANSWERS.flatMap(({ name, answeredBy }) => {
      const product = PROXIES.exec(name)?.[1]
      if (!product || !answeredBy) return []
      const fronts = [answeredBy, ...answeredBy.inFront].map(({ pack }) => pack).filter((pack) => FRONTS.some(({ id }) => id === pack))
      return fronts.filter((pack) => pack !== product).map((pack) => `${name}: ${pack}`)
    })
    expect(wrong).toEqual([])
  })

  it('says of every page of a proxy itself that it answered, for certain', () => {
    const own = ANSWERS.filter(
      ({ name }) =>
        PROXIES.test(name) && /\/(?:tunnel-)?backend-(?:refused|silent|closed)$|\/denied$|not-found$|no-route$|\/no-key$/.test(name),
    )
    expect(own.length).toBeGreaterThan(15)
    for (const { name, answeredBy } of own)
      expect([name, answeredBy?.pack, answeredBy?.confidence]).toEqual([name, PROXIES.exec(name)?.[1], 'certain'])
  })

  it('never finds a sure cause of one product in the answer of another', () => {
    const wrong = ANSWERS.filter(({ name }) => !PROXIES.test(name)).flatMap(({ name, findings }) =>
      findings
        .filter(({ pack, confidence }) => confidence !== 'possible' && FRONTS.some(({ id }) => id === pack))
        .map(({ id }) => `${name}: ${id}`),
    )
    expect(wrong).toEqual([])
  })
})
