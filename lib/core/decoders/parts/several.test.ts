import { expect, it } from 'vitest'
import { severalLine } from './several'

it('names one as it is, and of several the first three', () => {
  expect([severalLine('packets', []), severalLine('packets', ['A']), severalLine('packets', ['A', 'B', 'C', 'D'])]).toEqual([
    '',
    'A',
    '4 packets: A; B; C',
  ])
})
