import { checksOf, type RunAnswer, secondsOf } from './result'

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML 1.0: what may not stand in it at all (§2.2), and line ends a reader would change, are written as escapes. */
function xml(text: string): string {
  return text
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
      /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/[&<>"]/g, (char) => NAMED[char] ?? char)
}

/** A run as JUnit XML: one test case an expectation. `suite` is the name of the profile, `url` leads to the attempt. */
export function junit(answer: RunAnswer, suite: string, url: string): string {
  const checks = checksOf(answer)
  const failures = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'pending').length
  const errors = checks.filter(({ outcome }) => outcome === 'unknown').length
  const time = secondsOf(answer)
  const cases = checks.map(({ title, outcome, sentence }) => {
    const open = `    <testcase classname="${xml(suite)}" name="${xml(title)}" time="${time}"`
    if (outcome === 'pass') return `${open}/>`
    const tag = outcome === 'unknown' ? 'error' : 'failure'
    return `${open}>\n      <${tag} message="${xml(sentence)}">${xml(answer.summary)}</${tag}>\n    </testcase>`
  })
  const counts = `tests="${checks.length}" failures="${failures}" errors="${errors}" time="${time}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
  <testsuite name="${xml(suite)}" timestamp="${xml(answer.createdAt)}" ${counts}>
    <properties>
      <property name="attempt" value="${xml(url)}"/>
    </properties>
${cases.join('\n')}
  </testsuite>
</testsuites>
`
}
