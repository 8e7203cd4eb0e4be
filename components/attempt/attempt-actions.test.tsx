import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { head } from '@/lib/testing/play'
import { connected } from '@/lib/testing/report'
import { AttemptActions } from './attempt-actions'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }))

it('has Stop while something runs, unless it stands elsewhere on the page', () => {
  const { conversation, view } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 101 x'))
  const open = view()
  expect(renderToStaticMarkup(<AttemptActions view={open} />)).toContain('Stop')
  expect(renderToStaticMarkup(<AttemptActions view={open} noStop />)).not.toContain('Stop')
  expect(renderToStaticMarkup(<AttemptActions view={open} noStop />)).toContain('Close')
  conversation.ends()
  expect(renderToStaticMarkup(<AttemptActions view={view()} />)).not.toContain('Stop')
})
