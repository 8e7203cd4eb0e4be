import { advertisedIdentity, stepOfPage, type TcpObservation } from './observation'
import type { TcpCause, TcpEvidence } from './tcp-cause'

const HANDLER = 'Remoting JnlpProtocol4Handler; answers measured with Jenkins 2.578'
const APPROVAL = 'Jenkins DefaultJnlpSlaveReceiver; answers measured with Jenkins 2.578'

const refusal =
  (pattern: RegExp) =>
  ({ jnlp4 }: TcpObservation): TcpEvidence[] | null =>
    jnlp4?.verdict?.kind === 'refused' && pattern.test(jnlp4.verdict.reason)
      ? [{ text: `The controller answered the connection headers with "${jnlp4.verdict.reason}"`, step: 'jnlp4' }]
      : null

const KNOWN =
  /^Unknown client name|^Authorization failure|is not an inbound agent|already connected to this|^No listeners interested|^Malformed connection header|^Authentication failure|ephemeral/
const node = ({ nodeName }: TcpObservation) => nodeName ?? 'the node'

/** What JNLP4-connect came to. */
export const JNLP4: readonly TcpCause[] = [
  {
    id: 'jenkins-tcp/credentials-accepted',
    title: (seen) => `The controller takes ${node(seen)} with this secret`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'good',
    when: ({ jnlp4 }) => {
      if (jnlp4?.verdict?.kind !== 'accepted') return null
      const { odd, withdrawn } = jnlp4.verdict
      return [
        {
          text:
            odd === null
              ? 'It answered the connection headers with OK'
              : `It answered the connection headers with "${odd}", which agents take for OK`,
          step: 'jnlp4',
        },
        withdrawn
          ? { text: 'The probe withdrew and the controller confirmed with BYE: the node did not come online', step: 'jnlp4' }
          : {
              text: 'The probe withdrew, and the controller did not confirm it: the node does not come online without our OK',
              step: 'jnlp4',
            },
      ]
    },
    cause: 'Name, secret and launcher are right, and no other agent holds the node.',
    remedy:
      'An agent that still does not connect from its own machine is held up on its way: run the probe there, or compare proxy, name resolution and the port it uses.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/authorization-failure',
    title: (seen) => `The secret does not belong to ${node(seen)}`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: refusal(/^Authorization failure/),
    cause:
      'The controller knows the node and computed another secret for it: the secret is of another node or another controller, or the controller’s key changed (a restored or copied home, secrets removed).',
    remedy: 'Copy the secret from the node’s page on this controller, and start the agent with it.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/unknown-client',
    title: (seen) => `The controller has no node ${node(seen)}`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: refusal(/^Unknown client name/),
    cause:
      'No node of exactly this name: it is misspelt (case counts), was deleted, is an agent of a cloud whose pod or machine is gone, or belongs to another controller.',
    remedy:
      'Compare the name with the node’s page, letter by letter. Behind an operations center, use the URL of the controller that owns the node.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/not-inbound',
    title: (seen) => `${node(seen)} is not launched by its agent`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: refusal(/is not an inbound agent/),
    cause: 'The node’s launch method is another one, such as SSH: the controller connects to it and takes no connection from it.',
    remedy: 'Set the launch method of the node to "Launch agent by connecting it to the controller", or do not start an agent for it.',
    source: APPROVAL,
  },
  {
    id: 'jenkins-tcp/already-connected',
    title: (seen) => `Another agent is connected as ${node(seen)}`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: refusal(/already connected to this/),
    cause:
      'The node is online. Either an agent runs twice under this name, or the earlier connection is dead and the controller has not noticed yet (minutes, where nothing answers its pings).',
    remedy:
      'Stop the other agent, or wait until the controller gives the dead connection up. Where that recurs, shorten idle times out of the way: keep ping intervals below the idle time of firewalls between.',
    source: APPROVAL,
  },
  {
    id: 'jenkins-tcp/no-listener',
    title: 'No part of the controller wants this connection',
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: refusal(/^No listeners interested/),
    cause:
      'Name and secret are right, and none of the controller’s receivers of inbound agents took it: a plugin that owned the node is gone or did not load.',
    remedy: 'See the controller’s log at this time, and whether the plugin that made the node is installed and loaded.',
    source: 'Remoting JnlpConnectionState',
  },
  {
    id: 'jenkins-tcp/certificate-refused',
    title: 'The controller refuses the client certificate',
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: refusal(/^Authentication failure/),
    cause: 'A receiver of the controller checks certificates of agents. The probe shows none.',
    remedy: 'See which plugin asks for certificates of agents.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/malformed-headers',
    title: 'The controller could not read the connection headers',
    confidence: 'likely',
    basis: 'measured',
    weight: 'problem',
    when: refusal(/^Malformed connection header/),
    cause:
      'It answers so where the headers are no flat JSON object of strings. Those of the probe are: something between changes what is inside TLS, and therefore ends it.',
    remedy: 'Compare the certificate’s key with X-Instance-Identity: give the Jenkins URL.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/refused',
    title: 'The controller refuses the connection',
    confidence: 'likely',
    basis: 'measured',
    weight: 'problem',
    when: ({ jnlp4 }) =>
      jnlp4?.verdict?.kind === 'refused' && !KNOWN.test(jnlp4.verdict.reason)
        ? [{ text: `It answered with ${jnlp4.verdict.permanent ? 'FATAL' : 'ERROR'}: "${jnlp4.verdict.reason}"`, step: 'jnlp4' }]
        : null,
    cause: ({ jnlp4 }) =>
      jnlp4?.verdict?.kind === 'refused' && jnlp4.verdict.permanent
        ? 'The refusal is for good: agents do not try again after it.'
        : 'A receiver of the controller, often of a plugin, refused in its own words.',
    remedy: 'See the controller’s log at this time for the name of the node.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/closed-without-reason',
    title: 'The controller ends the connection instead of answering name and secret',
    confidence: 'possible',
    basis: 'measured',
    weight: 'problem',
    when: ({ jnlp4 }) =>
      jnlp4?.tls && jnlp4.verdict === null && jnlp4.end !== 'open' && (jnlp4.stage === 'verdict' || jnlp4.stage === 'headers')
        ? [{ text: `It ended the connection while the probe waited for ${jnlp4.awaited}`, step: 'jnlp4' }]
        : null,
    cause:
      'Something failed inside the controller while it looked at the headers (it closes so where a header is missing), or what ended TLS is no controller.',
    remedy: 'See the controller’s log at this time. Compare the certificate’s key with X-Instance-Identity: give the Jenkins URL.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/no-answer-inside-tls',
    title: 'TLS stands, and the controller says nothing more',
    confidence: 'possible',
    basis: 'unverified',
    weight: 'problem',
    when: ({ jnlp4 }) =>
      jnlp4?.tls &&
      jnlp4.end === 'open' &&
      jnlp4.awaited !== null &&
      jnlp4.failure === null &&
      (jnlp4.stage === 'headers' || jnlp4.stage === 'verdict')
        ? [{ text: `Nothing came within ${jnlp4.waitedMs} ms while the probe waited for ${jnlp4.awaited}`, step: 'jnlp4' }]
        : null,
    cause: 'Possibly the controller has no thread left, or what ended TLS is no controller.',
    remedy: 'Take a thread dump of the controller, and compare the certificate’s key with X-Instance-Identity: give the Jenkins URL.',
    source: 'Inference, not measured',
  },
  {
    id: 'jenkins-tcp/wrong-ack',
    title: 'JNLP4-connect is taken, and its acknowledgement does not come',
    confidence: 'possible',
    basis: 'source',
    weight: 'problem',
    when: ({ jnlp4 }) => {
      if (!jnlp4 || jnlp4.acknowledged || jnlp4.failure !== null || jnlp4.instead?.kind === 'unknown' || jnlp4.instead?.kind === 'disabled')
        return null
      if (jnlp4.instead && jnlp4.instead.kind !== 'silence')
        return [{ text: `Instead of 0003 "ACK": ${instead(jnlp4.instead)}`, step: 'jnlp4' }]
      return jnlp4.end === 'open'
        ? [{ text: `Nothing came within ${jnlp4.waitedMs} ms`, step: 'jnlp4' }]
        : [{ text: 'The connection was ended without a word', step: 'jnlp4' }]
    },
    cause:
      'Both sides say ACK before anything else. A proxy that looks into the stream, a controller without free threads, or another service keeps it back.',
    remedy: 'Forward the port as plain TCP. See the controller’s log and threads.',
    source: 'Remoting AckFilterLayer: a wrong or late acknowledgement closes the connection, measured at 10.3 s',
  },
  {
    id: 'jenkins-tcp/tls-failed',
    title: 'TLS with the controller does not come about',
    confidence: 'likely',
    basis: 'measured',
    weight: 'problem',
    when: ({ jnlp4 }) =>
      jnlp4?.acknowledged && jnlp4.failure?.phase === 'tls' && !jnlp4.onlyOldTls ? [{ text: jnlp4.failure.detail, step: 'jnlp4' }] : null,
    cause:
      'The controller confirmed the protocol, and the handshake that follows on the same connection failed: something between changes it, or the controller’s Java offers nothing that we take.',
    remedy: 'Forward the port as plain TCP, without TLS inspection. See jdk.tls.disabledAlgorithms of the controller’s Java.',
    source: HANDLER,
  },
  {
    id: 'jenkins-tcp/only-old-tls',
    title: 'The controller speaks only TLS 1.0 or 1.1',
    confidence: 'possible',
    basis: 'unverified',
    weight: 'problem',
    when: ({ jnlp4 }) => (jnlp4?.onlyOldTls ? [{ text: 'TLS 1.2 and 1.3 failed, and an older version came about', step: 'jnlp4' }] : null),
    cause: 'Its Java is old (before 8u292), or TLS 1.2 is switched off. Agents on a newer Java refuse the connection.',
    remedy: 'Run the controller on a Java that is supported.',
    source: 'Java release notes of 8u292 switch TLS 1.0 and 1.1 off',
  },
  {
    id: 'jenkins-tcp/untrusted-key',
    title: 'The certificate is not of the controller whose pages we read',
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const identity = advertisedIdentity(seen)
      const spki = seen.jnlp4?.tls?.spki
      if (!identity || !spki || identity === spki) return null
      const page = seen.advertised.find(({ headers }) => headers?.identity)
      return [
        { text: `The key of the certificate (${seen.jnlp4?.tls?.subject}) differs from X-Instance-Identity`, step: 'jnlp4' },
        ...(page ? [{ text: `X-Instance-Identity comes from ${page.url}`, step: stepOfPage(page) }] : []),
      ]
    },
    cause:
      'Agents take only the key that the controller’s pages tell, and stop with "is not in the list of trusted keys". Either TLS is intercepted on the way to the port, or port and URL lead to two different controllers.',
    remedy: 'Let port and URL lead to the same controller. Take the port out of TLS inspection.',
    source: 'Remoting PublicKeyMatchingX509ExtendedTrustManager, measured',
  },
  {
    id: 'jenkins-tcp/trusted-key',
    title: 'The certificate is that of the controller',
    confidence: 'certain',
    basis: 'measured',
    weight: 'good',
    when: (seen) => {
      const identity = advertisedIdentity(seen)
      return identity && identity === seen.jnlp4?.tls?.spki ? [{ text: 'Its key is the one of X-Instance-Identity', step: 'jnlp4' }] : null
    },
    cause: 'No one ends TLS between here and the controller.',
    remedy: 'Nothing is to be done.',
    source: 'Remoting PublicKeyMatchingX509ExtendedTrustManager',
  },
  {
    id: 'jenkins-tcp/odd-headers',
    title: 'The connection headers of the controller cannot be read',
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: ({ jnlp4 }) =>
      jnlp4?.headers && !jnlp4.headers.ok ? [{ text: jnlp4.headers.detail ?? 'They are no flat JSON object', step: 'jnlp4' }] : null,
    cause:
      'Agents refuse headers that are no flat JSON object of strings, and say "Malformed connection header". A controller does not write such.',
    remedy: 'Find out what ends TLS here: give the Jenkins URL, so that its key is compared.',
    source: 'Remoting ConnectionHeaders',
  },
]

function instead(answer: NonNullable<NonNullable<TcpObservation['jnlp4']>['instead']>): string {
  if ('text' in answer) return JSON.stringify(answer.text)
  if ('line' in answer) return JSON.stringify(answer.line)
  return `the answer "${answer.kind}"`
}
