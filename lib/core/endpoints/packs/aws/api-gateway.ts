import type { Look, Seen } from '../../look'
import type { Diagnosis } from '../../pack'

/** Ids API Gateway and other AWS services write. */
export const apiGatewayId = (look: Look): Seen | null => look.oneOf(look.has('x-amz-apigw-id'), look.has('apigw-requestid'))
export const executeApi = (look: Look): Seen | null =>
  look.seen('The host is API Gateway’s', /\.execute-api\.[a-z0-9-]{4,30}\.amazonaws\.com$/.test(look.artifacts.target?.host ?? ''))
const gateway = (look: Look): Seen | null => look.oneOf(apiGatewayId(look), executeApi(look))

/** Rule 060. */
export const refused: Diagnosis = {
  id: 'aws/api-gateway-refused',
  rows: ['060'],
  says: (look) =>
    look.status === 403
      ? 'possibly the authorizer of API Gateway denied it, or no stage has this path'
      : look.status === 401
        ? 'possibly API Gateway wants a credential that was not sent'
        : 'possibly the integration of $connect failed',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'authentication',
  when: (look) =>
    look.status === 401 || look.status === 403 || look.status === 500 || look.status === 502
      ? [look.isStatus(look.status), gateway(look)]
      : [null],
  also: (look) => [look.bodyHas(/"message":\s?"[^"]{1,80}"/), look.has('x-amzn-errortype')],
  cause:
    'API Gateway runs an authorizer and the integration of the $connect route before it answers 101. A wrong stage in the path gives 403 as well.',
  remedy:
    'Put the stage first in the path, send what the authorizer reads (often a query parameter), and look at the execution log in CloudWatch by the request id.',
  source: 'AWS documentation, WebSocket APIs; not measured',
}

/** Rule 060: the message inside a session. */
export const messageRefused: Diagnosis = {
  id: 'aws/api-gateway-message-refused',
  rows: ['060'],
  says: 'possibly no route of API Gateway takes this message, or its integration failed',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'application',
  when: (look) =>
    look.opened ? [look.anyMessage(/^\{"message":\s?"(?:Internal server error|Forbidden)",.{0,80}"connectionId":/)] : [null],
  also: (look) => [executeApi(look)],
  cause:
    'API Gateway answers such a message itself where the route selection finds no route and there is no $default, or the integration fails.',
  remedy: 'Compare the field of the route selection expression (often "action") with the routes, and look at the log of the integration.',
  source: 'AWS documentation, WebSocket APIs; not measured',
}

/** Rule 059. */
export const tooBig: Diagnosis = {
  id: 'aws/api-gateway-too-big',
  rows: ['059'],
  says: (look) =>
    `API Gateway closed with 1009: a frame may have 32 kB and a message 128 kB there, and our largest had ${look.session?.largestSent ?? 0} octets`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.opened ? [look.closedWith(1009), executeApi(look)] : [null]),
  cause: 'The quotas of WebSocket APIs cannot be changed: 32 kB a frame, 128 kB a message.',
  remedy: 'Split messages into frames of at most 32 kB, and keep large data out of the session.',
  source: 'AWS documentation, API Gateway quotas for WebSocket APIs',
}
