import { expect, it } from 'vitest'
import { exampleText } from './example-text'
import { ROUTES } from './routes'

it('puts what is short on one line', () => {
  expect(
    exampleText({
      headers: [
        ['Host', 'a'],
        ['X-Long', 'x'.repeat(70)],
      ],
    }),
  ).toBe(`{\n  "headers": [\n    ["Host", "a"],\n    [\n      "X-Long",\n      "${'x'.repeat(70)}"\n    ]\n  ]\n}`)
  expect(exampleText({})).toBe('{}')
})
it('stays the same JSON', () => {
  for (const { body } of ROUTES) if (body) expect(JSON.parse(exampleText(body.example))).toEqual(body.example)
})
