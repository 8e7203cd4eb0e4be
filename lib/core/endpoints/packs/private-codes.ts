import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'RFC 6455 §7.4.2 and the IANA registry of close codes'

/** What applications mean by a code that is an HTTP status and 4000, a custom of many. */
const LIKE_HTTP: Readonly<Record<number, string>> = {
  4400: 'a bad request',
  4401: 'missing or wrong credentials',
  4403: 'a right that is missing',
  4404: 'something that does not exist',
  4408: 'something that was not sent in time',
  4409: 'a conflict, such as a second session',
  4429: 'too many requests',
  4500: 'an error inside the application',
}
const REGISTERED: Readonly<Record<number, string>> = {
  3000: 'Unauthorized: credentials are missing or wrong',
  3003: 'Forbidden: the credentials lack the right',
  3008: 'Timeout: something was not sent in time',
}

const code = (look: Look) => look.artifacts.close?.received?.code ?? null
const reason = (look: Look) => {
  const text = look.artifacts.close?.received?.reason ?? ''
  return text === '' ? '' : `, with the reason "${text}"`
}
const within = (look: Look, from: number, to: number) => {
  const received = code(look)
  return received !== null && received >= from && received <= to ? look.broad(look.closedWith(received)) : null
}

const application: Diagnosis = {
  id: 'private-codes/application',
  rows: ['D-4000–4999'],
  says: (look) => {
    const meant = LIKE_HTTP[code(look) ?? 0]
    return `the application closed with its private code ${code(look)}${reason(look)}${meant === undefined ? '' : `; possibly it means ${meant}`}`
  },
  confidence: 'possible',
  fallback: true,
  basis: 'documented',
  layer: 'application',
  when: (look) => [within(look, 4000, 4999)],
  cause:
    'Codes from 4000 on mean what both sides agreed on (RFC 6455 §7.4.2): graphql-transport-ws, Discord, Pusher and others use the same numbers for different things. Many applications add 4000 to an HTTP status.',
  remedy: 'Look the code up in the documentation of the endpoint; its reason is written for people. The handshake itself was accepted.',
  source: SOURCE,
}

const library: Diagnosis = {
  id: 'private-codes/library',
  rows: ['D-3000–3999', 'D-3000'],
  says: (look) =>
    `it was closed with ${code(look)}, a code of libraries and frameworks${reason(look)}${REGISTERED[code(look) ?? 0] === undefined ? '' : `; possibly ${REGISTERED[code(look) ?? 0]}`}`,
  confidence: 'possible',
  fallback: true,
  basis: 'documented',
  layer: 'application',
  when: (look) => [within(look, 3000, 3999)],
  cause:
    'Codes from 3000 to 3999 are registered by libraries at IANA, first come first served, and not all ask: SockJS uses 3000 for broken framing.',
  remedy: 'Read the reason beside the code, and the documentation of the library the endpoint is made with.',
  source: SOURCE,
}

/** Close codes that mean something only to those who agreed on them. */
export const privateCodes: Pack = {
  id: 'private-codes',
  title: 'Private close codes',
  role: 'any',
  signals: { strong: [], broad: [] },
  diagnoses: [application, library],
}
