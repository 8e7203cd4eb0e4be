import { describe, expect, it } from 'vitest'
import type { LadderAnswer } from './answer'
import { type AnsweredRow, judgeLadder } from './judge'
import { ROWS } from './rows'

const OPEN: LadderAnswer = { outcome: 'opens', status: 101 }
const SILENT: LadderAnswer = { outcome: 'no-answer', status: null }
const refused = (status: number): LadderAnswer => ({ outcome: 'refused', status })
const row = (id: string, answer: LadderAnswer): AnsweredRow => {
  const found = ROWS.find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no row ${id}`)
  return { id, title: found.title, row: found, answer }
}

describe('a request that is refused', () => {
  it('names the part whose change opens it', () => {
    const judged = judgeLadder(refused(403), [
      row('same-origin', OPEN),
      row('without-origin', OPEN),
      row('foreign-origin', refused(403)),
      row('without-key', refused(400)),
      row('version-8', refused(426)),
    ])
    expect(judged).toMatchObject({ flips: ['same-origin', 'without-origin'], culprit: 'same-origin' })
    expect(judged.sentence).toBe(
      'Origin is what decides: as it is, it is refused with 403; “Origin = scheme and Host” is opened and “Without Origin” is opened.',
    )
    expect(judged.rows.map(({ effect }) => effect)).toEqual(['opens', 'opens', 'same', 'differs', 'differs'])
    expect(judged.rows[3]?.means).toBe(
      'It is refused with 400, the request as it is was refused with 403: this request is refused earlier, or by somebody else.',
    )
    expect(judged.rows[4]?.means).toContain('changing it alone does not open it')
  })
  it('names several parts where each alone opens it', () => {
    const judged = judgeLadder(refused(403), [row('without-origin', OPEN), row('trailing-slash', OPEN)])
    expect(judged.sentence).toBe(
      'As it is, it is refused with 403. Each of these alone alters that: “Without Origin” is opened and “Trailing slash” is opened. The reason lies in Origin or the path.',
    )
  })
  it('names none where nothing opens it, and counts what was silent', () => {
    const judged = judgeLadder(refused(401), [row('without-origin', refused(401)), row('version-8', SILENT)])
    expect(judged).toMatchObject({ flips: [], culprit: null })
    expect(judged.sentence).toBe(
      'As it is, it is refused with 401. None of the 2 changes alone opens it, and 1 had no answer in time: the reason is not one of these parts of the request by itself.',
    )
    expect(judged.rows[1]).toMatchObject({ effect: 'no-answer', flips: false })
  })
})

describe('a request that opens', () => {
  it('names what it depends on; what the protocol asks to be refused is no flip', () => {
    const judged = judgeLadder(OPEN, [
      row('foreign-origin', refused(403)),
      row('without-key', refused(400)),
      row('plain-get', refused(426)),
    ])
    expect(judged).toMatchObject({ flips: ['foreign-origin'], culprit: 'foreign-origin' })
    expect(judged.sentence).toBe('As it is, it opens. It depends on Origin: “Origin = https://foreign-origin.test” is refused with 403.')
    expect(judged.rows[1]).toMatchObject({ effect: 'refuses', flips: false })
  })
  it('never takes a missing Origin that is accepted for a sign of hijacking', () => {
    const [found] = judgeLadder(OPEN, [row('without-origin', OPEN)]).rows
    expect(found).toMatchObject({ effect: 'same', flips: false })
    expect(found?.means).toContain('says nothing about cross-site hijacking')
  })
  it('proves nothing by silence, by our own policy or by a stop', () => {
    const answers: LadderAnswer[] = [
      SILENT,
      { outcome: 'blocked', status: null },
      { outcome: 'stopped', status: null },
      { outcome: 'invalid', status: 101 },
    ]
    const judged = judgeLadder(
      OPEN,
      answers.map((answer) => row('foreign-origin', answer)),
    )
    expect(judged.flips).toEqual([])
    expect(judged.rows.map(({ effect }) => effect)).toEqual(['no-answer', 'differs', 'differs', 'differs'])
  })
})

it('takes any answer as a flip where there was none', () => {
  const judged = judgeLadder({ outcome: 'unreachable', status: null }, [
    row('direct', refused(403)),
    row('without-sni', { outcome: 'unreachable', status: null }),
  ])
  expect(judged.flips).toEqual(['direct'])
  expect(judged.rows[0]?.means).toBe('With the proxy changed something answers: it is refused with 403.')
  expect(judgeLadder(SILENT, [row('direct', SILENT)]).rows[0]?.effect).toBe('same')
})
it('says so when no change was tried', () => {
  expect(judgeLadder(OPEN, []).sentence).toBe('As it is, it is opened. No change was tried.')
})
