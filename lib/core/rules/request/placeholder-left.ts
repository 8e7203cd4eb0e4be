import { placeholderIn } from '../placeholder'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable is the example
const SHELL_VARIABLE = '${TOKEN}'

export default rule({
  id: 'request/placeholder-left',
  catalogue: ['R-100'],
  title: 'No placeholder is left',
  failureTitle: 'A placeholder is left',
  section: 'rfc6455-4.1',
  says: 'Not a sentence of the RFC: commands copied from documents hold words that stand for values.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  uses: ['url'],
  reasons: {
    none: 'Nothing looks like a placeholder',
    line: '"{name}" holds "{seen}", which looks like a placeholder: expected its value',
    target: 'The request target holds "{seen}", which looks like a placeholder: expected its value',
    url: 'The URL holds "{seen}", which looks like a placeholder: expected its value',
  },
  check({ request, url }) {
    const found = request.lines.flatMap((line) => {
      const placeholder = placeholderIn(line.value)
      return placeholder && line.faults.length === 0 ? [{ line, ...placeholder }] : []
    })
    const first = found[0]
    if (first) {
      const at = found.map(({ line, text, index }) => {
        const start = line.valueSpan.start + index
        return { part: 'request' as const, start, end: start + text.length }
      })
      return { outcome: 'fail', because: 'line', at, values: { name: first.line.name, seen: first.text } }
    }
    const inTarget = placeholderIn(request.start.target)
    if (inTarget) {
      const start = request.start.targetSpan.start + inTarget.index
      return {
        outcome: 'fail',
        because: 'target',
        at: [{ part: 'request', start, end: start + inTarget.text.length }],
        values: { seen: inTarget.text },
      }
    }
    const inUrl = url === undefined ? null : placeholderIn(url)
    return inUrl ? { outcome: 'fail', because: 'url', at: [], values: { seen: inUrl.text } } : { outcome: 'pass', because: 'none', at: [] }
  },
  advice: 'Write the value itself, or define the variable if the braces mean one.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'none', request: SAMPLE_REQUEST },
      { name: 'a value with such letters inside', because: 'none', request: requestWith('X-Note: SECRETARY') },
    ],
    fail: [
      { name: 'a word left by redaction', because: 'line', request: requestWith('Secret-Key:SECRET'), marks: ['SECRET'] },
      { name: 'a variable without a value', because: 'line', request: requestWith('Node-Name: {{node}}'), marks: ['{{node}}'] },
      {
        name: 'a shell variable',
        because: 'line',
        request: requestWith(`Authorization: Bearer ${SHELL_VARIABLE}`),
        marks: [SHELL_VARIABLE],
      },
      { name: 'angle brackets', because: 'line', request: requestWith('Authorization: Bearer <your token>'), marks: ['<your token>'] },
      { name: 'in the target', because: 'target', request: ['GET /rooms/{{room}} HTTP/1.1', 'Host: example.com'], marks: ['{{room}}'] },
      { name: 'in the URL', because: 'url', url: 'wss://JENKINS_URL/chat' },
    ],
  },
})
