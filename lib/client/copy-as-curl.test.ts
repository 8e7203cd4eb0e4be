import { expect, it } from 'vitest'
import { curlOf } from './copy-as-curl'

it('T-24: writes an unsent draft with what was typed as a secret kept out', async () => {
  const { text, variables } = await curlOf({
    url: 'ws://a/?token=canary-77d1',
    headers: [
      { line: 'Host: a' },
      { line: 'Secret-Key: canary-88e2' },
      { line: 'Cookie: sid=****', secret: true, kept: 2 },
      { line: 'X: a ******', secret: true, kept: 3 },
    ],
  })
  expect(variables).toEqual(['URL_TOKEN', 'SECRET_KEY', 'COOKIE_SID', 'X'])
  expect(text).toContain('-H "Secret-Key: $SECRET_KEY"')
  expect(text).toContain('-H "X: a $X"')
  expect(text).not.toMatch(/canary|\*\*/)
})
it('writes the standard lines of a draft that has none', async () => {
  expect((await curlOf({ url: 'practice:/echo' }, { key: 'abc', practice: '127.0.0.1:4000' })).text).toContain(
    "'http://127.0.0.1:4000/echo'",
  )
})
