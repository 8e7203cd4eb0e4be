import 'server-only'
import { answer } from '../answer'
import type { Scenario } from '../scenario'

export const banner: Scenario = {
  path: '/banner',
  title: 'Not HTTP',
  teaches: 'Answers as an SSH server would: the port belongs to another protocol.',
  play: (peer) => answer(peer, 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n'),
}
