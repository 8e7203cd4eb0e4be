import { expect, it } from 'vitest'
import { replayed } from '../../testing/report'
import { JUDGED_BY } from './judged-by'

it('names rules and packs, so that either makes old attempts be judged again', () => {
  expect(JUDGED_BY).toMatch(/^\d+\.\d+$/)
  expect(replayed([]).rulesVersion).toBe(JUDGED_BY)
})
