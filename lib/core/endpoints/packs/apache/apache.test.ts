import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recordings'
import { apache } from '.'

const page = (title: string) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>Internal Server Error</h1>\n</body></html>\n`

testPack(apache, {
  'apache/upgrade-not-passed-on': {
    shown: {
      'in front of ws': recorded('apache-2.4/upgrade-stripped-ws'),
      'in front of gorilla': recorded('apache-2.4/upgrade-stripped-gorilla'),
      'upgrade=websocket on a shared worker': recorded('apache-2.4/upgrade-parameter-ignored-shared-worker'),
    },
    not: {
      'its own 426': recorded('apache-2.4/wstunnel-alone-other-upgrade'),
      'Tornado’s Server field is passed on: nothing names Apache': recorded('apache-2.4/upgrade-stripped-tornado'),
      accepted: recorded('apache-2.4/accepted-idle-1s'),
    },
    mentions: ['upgrade=websocket', 'worker'],
  },
  'apache/tunnel-wants-upgrade': {
    shown: { 'Upgrade: h2c': recorded('apache-2.4/wstunnel-alone-other-upgrade') },
    not: { 'the 426 of ws behind it': recorded('apache-2.4/tunnel-other-upgrade') },
  },
  'apache/backend-down': {
    shown: {
      'http://': recorded('apache-2.4/backend-refused'),
      'ws://': recorded('apache-2.4/tunnel-backend-refused'),
      'mod_proxy_wstunnel alone': recorded('apache-2.4/wstunnel-alone-backend-refused'),
    },
  },
  'apache/proxy-error': {
    shown: { closed: recorded('apache-2.4/backend-closed'), silent: recorded('apache-2.4/backend-silent') },
    mentions: ['Error reading from remote server'],
  },
  'apache/internal-error': {
    shown: {
      'no module': {
        response: ['HTTP/1.1 500 Internal Server Error', 'Server: Apache', `Content-Length: ${page('500 Internal Server Error').length}`],
        body: page('500 Internal Server Error'),
      },
    },
  },
  'apache/forbidden': { shown: { 'Require all denied': recorded('apache-2.4/denied') } },
  'apache/not-found': {
    shown: { 'no ProxyPass': recorded('apache-2.4/not-found'), 'a plain GET to ws://': recorded('apache-2.4/wstunnel-alone-plain-get') },
  },
  'apache/bad-request': {
    shown: { 'no Host': recorded('apache-2.4/no-host'), 'a field of 9 kB': recorded('apache-2.4/header-too-large') },
    not: { 'plain HTTP to the TLS port': recorded('apache-2.4/plain-to-tls') },
  },
  'apache/request-timeout': { shown: { 'no empty line': recorded('apache-2.4/head-unfinished') } },
  'apache/uri-too-long': { shown: { 'a path of 9 kB': recorded('apache-2.4/uri-too-long') } },
})

it('is not Tomcat, whose Server field begins alike', () => {
  expect(answeredIn({ response: ['HTTP/1.1 404 Not Found', 'Server: Apache-Coyote/1.1', 'Content-Length: 0'] }, [apache])).toBeNull()
})
