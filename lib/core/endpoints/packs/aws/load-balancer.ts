import type { Look, Seen } from '../../look'
import { notPassedOn } from '../../not-passed-on'
import type { Diagnosis } from '../../pack'
import awsClassicElb from '../../snippets/aws-classic-elb'

export const serverIsElb = (look: Look): Seen | null => look.has('server', /^awselb\/\d/)
/** Its page is nginx's without the line at the foot. */
export const elbPage = (look: Look): Seen | null =>
  serverIsElb(look)
    ? look.bodyHas(
        /^<html>\r\n<head><title>\d{3} [^<]{3,40}<\/title><\/head>\r\n<body>\r\n<center><h1>\d{3} [^<]{3,40}<\/h1><\/center>\r\n<\/body>\r\n<\/html>/,
      )
    : null
export const elbStatus = (look: Look): Seen | null =>
  look.status === 460 || look.status === 463 || look.status === 464
    ? look.seen(`The status ${look.status} is one that AWS load balancers alone give`, true)
    : null
const pageFor = (look: Look, ...statuses: number[]) =>
  look.status !== null && statuses.includes(look.status) ? [look.isStatus(...statuses), elbPage(look)] : [null]

/** Rule 054. */
export const ownStatus: Diagnosis = {
  id: 'aws/load-balancer-status',
  rows: ['054', 'E-23'],
  says: (look) =>
    look.status === 464
      ? 'the target group of the load balancer speaks another HTTP version than the request'
      : look.status === 463
        ? 'X-Forwarded-For has more addresses than the load balancer takes'
        : 'the client closed before the load balancer had an answer',
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => [elbStatus(look)],
  also: (look) => [serverIsElb(look), look.weSent('x-forwarded-for')],
  cause:
    '464: the protocol version of the target group is HTTP2 or gRPC, which cannot carry this upgrade. 463: more than 30 addresses in X-Forwarded-For. 460: the client ended first.',
  remedy: 'For 464 make a target group with protocol version HTTP1. For 463 send no X-Forwarded-For. For 460 wait longer.',
  source: 'AWS documentation, troubleshooting Application Load Balancers',
}

/** Rule 055. */
export const targetFailed: Diagnosis = {
  id: 'aws/target-failed',
  rows: ['055', 'E-26', 'E-27', 'E-28'],
  says: (look) =>
    look.status === 503
      ? 'possibly the load balancer has no healthy target'
      : look.status === 504
        ? 'possibly the target did not answer the load balancer in time'
        : 'possibly the target closed, or sent what the load balancer did not understand',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => pageFor(look, 502, 503, 504),
  cause:
    'The page is the load balancer’s own. 502: the target closed the connection or its answer was malformed. 503: no target is registered. 504: the target took the request and did not answer.',
  remedy:
    'Look at the health of the target group: its check is a plain GET, which servers that speak WebSocket only answer with 400 or 426, so let the matcher accept that. The access log has elb_status_code beside target_status_code.',
  source: 'AWS documentation, troubleshooting Application Load Balancers; details not measured',
}

export const elbRefused: Diagnosis = {
  id: 'aws/load-balancer-refused',
  rows: ['E-3', 'E-13'],
  says: (look) => `possibly a rule of the load balancer, or AWS WAF, answers ${look.status ?? ''} itself`,
  confidence: 'possible',
  basis: 'unverified',
  layer: 'firewall',
  when: (look) => pageFor(look, 400, 403, 404, 405),
  also: (look) => [look.weSentNo('user-agent')],
  cause:
    'The page is the load balancer’s own: a WAF rule (403), a fixed response of a listener rule, or a request it takes for malformed (400; desync mitigation).',
  remedy: 'Look at the listener rules and the WAF’s sampled requests; compare elb_status_code with target_status_code in the access log.',
  source: 'AWS documentation, troubleshooting Application Load Balancers; not measured',
}

/** Rules 056 and 099. */
export const upgradeNotPassedOn = notPassedOn({
  pack: 'aws',
  title: 'an AWS load balancer',
  rows: ['056', '099', 'A7-5'],
  mark: (look) => look.oneOf(serverIsElb(look), look.has('set-cookie', /^(?:AWSELB|AWSALB)(?:CORS)?=/)),
  basis: 'reported',
  cause: 'HTTP and HTTPS listeners of a Classic Load Balancer do not tunnel upgrades; an Application Load Balancer does.',
  remedy: 'Use an Application Load Balancer, or a TCP or SSL listener.',
  snippets: [awsClassicElb],
  source: 'rancher/rancher issue 8927; AWS documentation, Classic Load Balancers',
})
