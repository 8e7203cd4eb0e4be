import { describe, expect, it } from 'vitest'
import { answered, requestWhere, requestWith, responseWhere, responseWith, SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'

describe('the sample conversation', () => {
  it('takes lines at its end', () => {
    expect(requestWith('A: b')).toEqual([...SAMPLE_REQUEST, 'A: b'])
    expect(responseWith('A: b')).toEqual([...SAMPLE_RESPONSE, 'A: b'])
  })

  it('takes lines in place of a field, or none', () => {
    expect(requestWhere('Host', 'Host: a', 'Host: b').slice(0, 4)).toEqual([
      'GET /chat HTTP/1.1',
      'Host: a',
      'Host: b',
      'Upgrade: websocket',
    ])
    expect(responseWhere('upgrade')).toEqual(SAMPLE_RESPONSE.filter((line) => line !== 'Upgrade: websocket'))
  })

  it('says how the wait ended', () => {
    expect(answered('timed-out').answer.how).toBe('timed-out')
  })
})
