import { describe, expect, it } from 'vitest'
import { placeholderIn } from './placeholder'

describe('placeholderIn', () => {
  it.each([
    ['REDACTED', 'REDACTED', 0],
    ['SECRET', 'SECRET', 0],
    ['Bearer TOKEN', 'TOKEN', 7],
    ['https://JENKINS_URL/', 'JENKINS_URL', 8],
    ['R_SESS=REDACTED; a=1', 'REDACTED', 7],
    ['Bearer <your token>', '<your token>', 7],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable is what is looked for
    ['${NODE_NAME}', '${NODE_NAME}', 0],
    ['a {{secret:agent}}', '{{secret:agent}}', 2],
    ['YOUR_API_KEY', 'YOUR_API_KEY', 0],
  ])('finds one in %j', (text, found, index) => {
    expect(placeholderIn(text)).toEqual({ text: found, index })
  })

  it.each(['websocket', 'SECRETARY', 'rO0ABXNyABpodWRzb24=', 'MY_APP', 'a<b', 'text/html;q=0.9', '{"a":1}', 'Mozilla/5.0 (X11)', 'xxx'])(
    'finds none in %j',
    (text) => {
      expect(placeholderIn(text)).toBeNull()
    },
  )
})
