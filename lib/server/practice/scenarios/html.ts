import 'server-only'
import { answer, response } from '../answer'
import type { Scenario } from '../scenario'

const PAGE =
  '<!doctype html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1><p>Please sign in to go on.</p></body></html>\n'

export const html: Scenario = {
  path: '/html',
  title: '200 with a page',
  teaches: 'A web page where a socket was expected: the request reached a login page or a proxy that does not pass Upgrade on.',
  play: (peer) => answer(peer, response('200 OK', ['Content-Type: text/html; charset=utf-8'], PAGE)),
}
