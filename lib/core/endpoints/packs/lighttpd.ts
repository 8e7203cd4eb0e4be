import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf } from '../to-try'

const measured = { rows: [], basis: 'measured', layer: 'proxy', source: 'measured on lighttpd 1.4.69' } as const
const PAGE = /^<\?xml version="1\.0" encoding="(iso-8859-1|utf-8)"\?>\s{1,4}<!DOCTYPE html PUBLIC "-\/\/W3C\/\/DTD XHTML 1\.0 Transitional/
const named = (look: Look) => look.has('server', /^lighttpd(\/|$)/)
/** Its own page of an error, which no server behind it writes. */
const page = (look: Look) => (look.status !== null && look.status >= 400 && named(look) ? look.bodyHas(PAGE) : null)

const noBackend: Diagnosis = {
  ...measured,
  id: 'lighttpd/no-backend',
  says: 'lighttpd has no server behind it that takes this',
  confidence: 'certain',
  when: (look) => (look.status === 503 ? [page(look)] : [null]),
  cause:
    'The server in proxy.server or wstunnel.server refused the connection, or did so a moment ago: lighttpd leaves it out for some seconds.',
  remedy: 'See that the server behind runs and listens on the host and port given there, then try again after a minute.',
}

const noRoute: Diagnosis = {
  ...measured,
  id: 'lighttpd/not-found',
  says: (look) =>
    lackOf(look) === null
      ? 'no proxy of lighttpd takes this path, and there is no such file'
      : `lighttpd looked for a file: no proxy takes this path, or it is for WebSockets only, and of what we sent, ${lackOf(look)}`,
  confidence: 'certain',
  when: (look) => (look.status === 404 ? [page(look)] : [null]),
  also: (look) => [look.pathIs(/./)],
  cause: 'mod_wstunnel and mod_proxy take what their condition on the URL matches; mod_wstunnel takes only an upgrade. All else is a file.',
  remedy: 'Compare the path with the condition around proxy.server or wstunnel.server, and ask for the upgrade.',
}

const badRequest: Diagnosis = {
  ...measured,
  id: 'lighttpd/bad-request',
  says: (look) =>
    lackOf(look) === null ? 'lighttpd could not read the request' : `lighttpd refused the request, of which ${lackOf(look)}`,
  confidence: 'likely',
  when: (look) => (look.status === 400 ? [page(look)] : [null]),
  cause: 'lighttpd answers 400 to a head it cannot read, to one without Host, and mod_wstunnel to a handshake without a key.',
  remedy: 'Look at the findings of the request: each names its field.',
}

const textCode: Diagnosis = {
  ...measured,
  id: 'lighttpd/close-code-as-text',
  says: 'mod_wstunnel wrote the code 1000 as text into its Close frame, which clients read as 12592',
  confidence: 'certain',
  when: (look) => [look.closedWith(12_592, '00')],
  also: (look) => [named(look)],
  cause:
    'A fault of mod_wstunnel: a code is two octets, and it sends the four characters 1000. It closes so where a frame of ours is against the protocol and where the server behind ended.',
  remedy: 'Nothing is wrong with the client: take the end as 1000, and look why it ended. Or put another proxy there.',
}

export const lighttpd: Pack = {
  id: 'lighttpd',
  title: 'lighttpd',
  role: 'front',
  signals: { strong: [page, (look) => look.closedWith(12_592, '00')], broad: [named] },
  diagnoses: [noBackend, noRoute, badRequest, textCode],
}
