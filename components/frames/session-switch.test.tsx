import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createReporter } from '@/lib/core/report/reporter'
import { head, play } from '@/lib/testing/play'
import { reporterMeta } from '@/lib/testing/report'
import { SessionSwitch } from './session-switch'

function opened(answerPings: boolean) {
  const reporter = createReporter(reporterMeta({ draft: { url: 'ws://example.com/', session: { answerPings } } }))
  const conversation = play(reporter).sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 101 x'))
  return { reporter, conversation }
}
const shown = (reporter: ReturnType<typeof createReporter>) =>
  renderToStaticMarkup(<SessionSwitch view={reporter.view()} answers="answerPings" />)

it('stands as the session answers at present, whatever the draft said', () => {
  const { reporter } = opened(true)
  expect(shown(reporter)).toContain('aria-checked="true"')
  reporter.respondBy({ answerPings: false })
  expect(shown(reporter)).toContain('aria-checked="false"')
})

it('cannot be moved once the session is closing', () => {
  const { reporter, conversation } = opened(false)
  expect(shown(reporter)).not.toContain('disabled=""')
  conversation.receives('\x88\x00')
  expect(shown(reporter)).toContain('disabled=""')
})
