import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { standardFields, withoutOrigin } from '../to-try'

const source = {
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  source: 'dotnet/aspnetcore WebSocketMiddleware (0effe4c)',
} as const

const named = (look: Look) => look.has('server', /^(Kestrel|Microsoft-IIS\/|Microsoft-HTTPAPI\/)/)

/** Rule 091. */
const origin: Diagnosis = {
  ...source,
  id: 'asp-net/origin',
  rows: ['091', '021'],
  says: (look) => `possibly ASP.NET Core: the Origin ${look.sent('origin') ?? ''} is not in AllowedOrigins`,
  when: (look) => (look.status === 403 && look.sent('origin') !== null ? [named(look), look.bodyIsEmpty(), look.weSent('origin')] : [null]),
  cause:
    'With a list in WebSocketOptions.AllowedOrigins, the middleware answers another Origin with an empty 403. A request without Origin passes.',
  remedy: 'Add the origin of the page, scheme and port included, to WebSocketOptions.AllowedOrigins.',
  change: withoutOrigin,
}

const notWebSocket: Diagnosis = {
  ...source,
  id: 'asp-net/not-a-websocket-request',
  rows: ['091'],
  basis: 'unverified',
  says: (look) =>
    askedForUpgrade(look)
      ? 'possibly the application did not see the upgrade: UseWebSockets is missing, or a proxy removed the fields'
      : 'possibly the application answers WebSocket requests only',
  when: (look) => (look.status === 400 ? [named(look), look.bodyIsEmpty()] : [null]),
  cause:
    'Code made by the documentation answers 400 where HttpContext.WebSockets.IsWebSocketRequest is false. That needs app.UseWebSockets() in front of it, and under IIS the feature WebSocket Protocol.',
  remedy:
    'Call app.UseWebSockets() before the routes. Under IIS install the feature WebSocket Protocol; behind a proxy, let it pass Upgrade and Connection on.',
  change: standardFields,
}

export const aspNet: Pack = {
  id: 'asp-net',
  title: 'ASP.NET Core',
  role: 'origin',
  signals: {
    strong: [],
    broad: [
      (look) => look.has('server', /^Kestrel$/),
      (look) => look.broad(look.has('x-powered-by', /^ASP\.NET/)),
      // The order of Kestrel: fields of the server first, what the middleware sets behind.
      (look) =>
        look.status === 101
          ? look.broad(
              look.oneOf(
                look.fieldsAre(
                  ['Connection', 'Date', 'Server', 'Upgrade', 'Sec-WebSocket-Accept'],
                  ['Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions'],
                ),
                look.fieldsAre(
                  ['Connection', 'Date', 'Upgrade', 'Sec-WebSocket-Accept'],
                  ['Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions'],
                ),
              ),
            )
          : null,
    ],
  },
  diagnoses: [origin, notWebSocket],
}
