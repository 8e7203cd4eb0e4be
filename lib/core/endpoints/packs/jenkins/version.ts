import { releasesByMinimum } from '../../../jenkins/versions'
import type { Diagnosis } from '../../pack'
import { cookieField, versionEvidence, versionText } from './marks'

/** Which Jenkins it is, by what it lets slip. */
export const version: Diagnosis = {
  id: 'jenkins/version',
  rows: ['A2--'],
  says: (look) => `the controller is ${versionText(look)}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [
    look.seen('The answer tells the version', versionText(look)),
    look.oneOf(look.has('x-jenkins'), look.has('x-remoting-minimum-version'), look.has(cookieField(look) ?? 'x-remoting-capability')),
  ],
  also: (look) =>
    versionEvidence(look).map((one) =>
      look.seen(`${one.says}: Jenkins ${one.from ?? ''}${one.to === null ? ' or newer' : ` to ${one.to}`}`, true),
    ),
  cause: (look) => {
    const minimum = look.header('x-remoting-minimum-version')
    const known = minimum !== null && releasesByMinimum(minimum.trim())
    return `${minimum === null ? 'X-Jenkins names it, or the name of the cookie field tells the era.' : `It takes agents from Remoting ${minimum} on${known ? '' : ', which is a version this list does not know'}.`} The field with the cookie was Cookie up to 2.281, JnlpAgentProtocol.cookie up to 2.350, and is Connection-Cookie since 2.351.`
  },
  remedy: 'Use an agent.jar that is not older; the one of the controller itself is at /jnlpJars/agent.jar.',
  source: 'jenkinsci/jenkins history of pom.xml (remoting.minimum.supported.version), JENKINS-68542',
}
