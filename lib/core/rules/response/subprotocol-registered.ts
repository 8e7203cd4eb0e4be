import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

/** Names of the IANA registry of subprotocols, without those registered since 2023: one that is not here may be registered all the same. */
const REGISTERED = [
  ...['MBWS.huawei.com', 'MBLWS.huawei.com', 'soap', 'wamp', 'v10.stomp', 'v11.stomp', 'v12.stomp', 'ocpp1.2', 'ocpp1.5', 'ocpp1.6'],
  ...['ocpp2.0', 'ocpp2.0.1', 'rfb', 'sip', 'notificationchannel-netapi-rest.openmobilealliance.org', 'wpcp', 'amqp', 'mqtt', 'jsflow'],
  ...['rwpcp', 'xmpp', 'ship', 'mielecloudconnect', 'v10.pcp.sap.com', 'msrp', 'v1.saltyrtc.org', 'TLCP-2.0.0.lightstreamer.com', 'bfcp'],
  ...['sldp.softvelum.com', 'opcua+uacp', 'opcua+uajson', 'v1.swindon-lattice+json', 'v1.usp', 'mles-websocket', 'coap'],
  ...['TLCP-2.1.0.lightstreamer.com', 'sqlnet.oracle.com', 'oneM2M.R2.0.json', 'oneM2M.R2.0.xml', 'oneM2M.R2.0.cbor', 'transit'],
  ...['2016.serverpush.dash.mpeg.org', '2018.mmt.mpeg.org', 'clue', 'webrtc.softvelum.com', 'cobra.v2.json', 'drp', 'hub.bsc.bacnet.org'],
  ...['dc.bsc.bacnet.org', 'jmap', 't140', 'done', 'TLCP-2.2.0.lightstreamer.com', 'collection-update', 'TLCP-2.3.0.lightstreamer.com'],
  ...['text.ircv3.net', 'binary.ircv3.net', 'v3.penguin-stats.live+proto'],
]
const BY_LOWER_CASE = new Map(REGISTERED.map((name) => [name.toLowerCase(), name]))

export default rule({
  id: 'response/subprotocol-registered',
  catalogue: ['H-078'],
  title: 'The selected subprotocol is no registered name in another case',
  failureTitle: 'The selected subprotocol is a registered name in another case',
  section: 'rfc7936-2',
  says: 'Names of subprotocols are compared letter by letter; the registry takes no name that differs from another by case alone.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    registered: 'The subprotocol "{seen}" is registered',
    unknown: 'The subprotocol "{seen}" is not among the registered names we know, which is allowed',
    twin: 'The subprotocol is "{seen}": expected "{expected}", the registered name',
    noneSelected: 'The server selected no subprotocol',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-protocol').filter((line) => line.value !== '')
    const [line] = lines
    if (!line) return { outcome: 'not-applicable', because: 'noneSelected' }
    const seen = line.value
    const at = valuePlaces('response', [line])
    const expected = BY_LOWER_CASE.get(seen.toLowerCase())
    if (expected === undefined) return { outcome: 'pass', because: 'unknown', at, values: { seen } }
    if (expected === seen) return { outcome: 'pass', because: 'registered', at, values: { seen } }
    return { outcome: 'fail', because: 'twin', at, values: { seen, expected } }
  },
  advice: 'Use the registered spelling on both sides, or another name where another protocol is meant.',
  examples: {
    pass: [
      { name: 'MQTT', because: 'registered', response: responseWith('Sec-WebSocket-Protocol: mqtt'), marks: ['mqtt'] },
      { name: 'a name of its own', because: 'unknown', response: responseWith('Sec-WebSocket-Protocol: chat.v2'), marks: ['chat.v2'] },
    ],
    fail: [
      {
        name: 'capitals',
        because: 'twin',
        request: requestWith('Sec-WebSocket-Protocol: MQTT'),
        response: responseWith('Sec-WebSocket-Protocol: MQTT'),
        marks: ['MQTT'],
      },
    ],
    notApplicable: [
      { name: 'no subprotocol', because: 'noneSelected', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: ['HTTP/1.1 400 Bad Request', 'Sec-WebSocket-Protocol: MQTT'] },
    ],
  },
})
