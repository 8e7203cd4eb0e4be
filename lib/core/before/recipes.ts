import type { BeforeStep } from '../handshake/before-step'

/** A step to start from, and what the handshake then holds. */
export type Recipe = {
  readonly id: string
  readonly name: string
  /** What it is for, in a few words. */
  readonly hint: string
  readonly step: BeforeStep
  /** Added to the query of the handshake's URL. */
  readonly query?: string
  /** Lines of the handshake. */
  readonly lines?: readonly string[]
}

const JSON_TYPE = { line: 'Content-Type: application/json' }

/** Steps to start from, for the URL of a handshake: http instead of ws, the same host. */
export function recipesFor(url: string): readonly Recipe[] {
  const { origin, path } = placeIn(url)
  return [
    {
      id: 'empty',
      name: 'HTTP request',
      hint: 'An empty one',
      step: { name: 'Step', method: 'GET', url: `${origin}/` },
    },
    {
      // ASP.NET Core docs, "SignalR transport protocols": negotiate version 1 gives a connectionToken, which goes into `id`.
      id: 'signalr',
      name: 'SignalR negotiate',
      hint: 'connectionToken into the URL',
      step: {
        name: 'negotiate',
        method: 'POST',
        url: `${origin}${path.replace(/\/$/, '')}/negotiate?negotiateVersion=1`,
        extract: [{ variable: 'connectionToken', from: { json: '$.connectionToken' }, secret: true }],
      },
      query: 'id={{connectionToken}}',
    },
    {
      // Engine.IO protocol 4: the first polling request opens the session, and its packet names the sid.
      id: 'engine-io',
      name: 'Engine.IO sid',
      hint: 'sid of the first poll into the URL',
      step: {
        name: 'first poll',
        method: 'GET',
        url: `${origin}${path === '/' ? '/socket.io/' : path}?EIO=4&transport=polling`,
        extract: [{ variable: 'sid', from: { json: '$.sid' }, secret: true }],
      },
      query: 'EIO=4&transport=websocket&sid={{sid}}',
    },
    {
      // The local provider of Rancher 2; with responseType cookie it answers with R_SESS, as its own page asks for.
      id: 'rancher',
      name: 'Rancher login → R_SESS',
      hint: 'the cookie of a local user',
      step: {
        name: 'log in to Rancher',
        method: 'POST',
        url: `${origin}/v3-public/localProviders/local?action=login`,
        headers: [JSON_TYPE],
        body: '{"username":"admin","password":"{{secret:rancher-password}}","responseType":"cookie"}',
        extract: [{ variable: 'R_SESS', from: { cookie: 'R_SESS' }, secret: true }],
      },
    },
    {
      // RFC 6749 §4.4.2.
      id: 'oauth2',
      name: 'OAuth2 client credentials',
      hint: 'access_token into Authorization',
      step: {
        name: 'get a token',
        method: 'POST',
        url: `${origin}/oauth2/token`,
        headers: [{ line: 'Content-Type: application/x-www-form-urlencoded' }],
        body: 'grant_type=client_credentials&client_id={{client_id}}&client_secret={{secret:client_secret}}',
        extract: [{ variable: 'access_token', from: { json: '$.access_token' }, secret: true }],
      },
      lines: ['Authorization: Bearer {{access_token}}'],
    },
    {
      // Jenkins, "CSRF Protection": the crumb holds with the session it was given in, whose cookie goes along.
      id: 'jenkins-crumb',
      name: 'Jenkins crumb',
      hint: 'crumb and session into the handshake',
      step: {
        name: 'get a crumb',
        method: 'GET',
        url: `${origin}/crumbIssuer/api/json`,
        headers: [{ line: 'Authorization: Basic {{secret:jenkins-basic}}', secret: true }],
        extract: [{ variable: 'crumb', from: { json: '$.crumb' }, secret: true }],
      },
      lines: ['Jenkins-Crumb: {{crumb}}', 'Authorization: Basic {{secret:jenkins-basic}}'],
    },
  ]
}

/** The URL with what a recipe adds to its query, each parameter once. */
export function withQuery(url: string, query: string): string {
  const hash = url.indexOf('#')
  const [text, fragment] = hash === -1 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  const mark = text.indexOf('?')
  const names = new Set(query.split('&').map((pair) => pair.split('=', 1)[0]))
  const kept =
    mark === -1
      ? []
      : text
          .slice(mark + 1)
          .split('&')
          .filter((pair) => pair !== '' && !names.has(pair.split('=', 1)[0]))
  return `${mark === -1 ? text : text.slice(0, mark)}?${[...kept, query].join('&')}${fragment}`
}

/** Origin and path of a handshake's URL in terms of http; placeholders stay. */
function placeIn(url: string): { readonly origin: string; readonly path: string } {
  const match = /^(wss?):\/\/([^/?#]+)([^?#]*)/i.exec(url.trim())
  if (match === null) return { origin: 'https://example.com', path: '/' }
  const [, scheme = '', authority = '', path = ''] = match
  return { origin: `${scheme.toLowerCase() === 'wss' ? 'https' : 'http'}://${authority}`, path: path === '' ? '/' : path }
}
