import { describe, expect, it } from 'vitest'
import { SECTIONS, section } from './sections'

describe('section', () => {
  it('gives title and address of an RFC section', () => {
    expect(section('rfc6455-4.1')).toEqual({ title: 'RFC 6455 §4.1', url: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1' })
  })

  it('gives title and address of an erratum', () => {
    expect(section('rfc6455-erratum-3150')).toEqual({
      title: 'RFC 6455 erratum 3150',
      url: 'https://www.rfc-editor.org/errata/eid3150',
    })
  })

  it('names each section once', () => {
    const titles = Object.values(SECTIONS).map((entry) => entry.title)
    expect(new Set(titles).size).toBe(titles.length)
  })
})
