import { expect, it } from 'vitest'
import { conversation } from './conversation'
import { redirectTarget, to } from './redirect'
import { SAMPLE_REFUSAL } from './sample'

function leads(response: readonly string[]) {
  const { response: head, url = '', target } = conversation({ name: '', because: '', response })
  return head && target ? redirectTarget({ response: head, url, target }) : undefined
}

it('says where a redirect leads, read relative to the request', () => {
  expect(leads(to('/login'))).toMatchObject({ url: 'ws://example.com/login', target: { host: 'example.com', tls: false } })
  expect(leads(to('https://other.example/x'))?.url).toBe('wss://other.example/x')
})

it('gives null where nothing can be followed', () => {
  expect(leads(SAMPLE_REFUSAL)).toBeNull()
  expect(leads([...to('/a'), 'Location: /b'])).toBeNull()
  expect(leads(to('mailto:a@example.com'))).toBeNull()
  expect(leads(['HTTP/1.1 200 OK', 'Location: /a'])).toBeNull()
})
