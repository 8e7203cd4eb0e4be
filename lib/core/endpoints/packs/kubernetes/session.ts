import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { agreedOnChannels, errorChannel, STREAM } from './marks'

const SOURCE = 'kubernetes/apimachinery, metav1.Status; kubernetes/kubernetes, wsstream and remotecommand'

const exitCodeOf = (text: string): string | null => /"reason":\s?"ExitCode"[^}]{0,60}"message":\s?"(\d{1,3})"/.exec(text)?.[1] ?? null
const isSuccess = (text: string) => /"status":\s?"Success"/.test(text)
const failureOf = (look: Look): string | null => {
  const text = errorChannel(look)
  return text !== null && !isSuccess(text) ? text : null
}

export const exitCode: Diagnosis = {
  id: 'kubernetes/exit-code',
  rows: ['A6-3'],
  says: (look) => `the command ended with exit code ${exitCodeOf(failureOf(look) ?? '') ?? ''}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [look.seen('Channel 3 carried a Status with reason NonZeroExitCode', exitCodeOf(failureOf(look) ?? ''))],
  cause: 'Channel 3 carries a Status object when the command has ended. This one is of the command itself: the connection did its work.',
  remedy: 'Look at what the command printed on channel 2. 126 and 127 are of a shell that could not run it, 137 and 143 of a kill.',
  source: SOURCE,
}

export const streamError: Diagnosis = {
  id: 'kubernetes/stream-error',
  rows: ['A6-3'],
  says: (look) => `the stream failed inside the open connection: ${messageOf(failureOf(look) ?? '')}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => {
    const text = failureOf(look)
    return [look.seen('Channel 3 carried an error', text !== null && exitCodeOf(text) === null)]
  },
  cause:
    'After the 101 errors can travel on channel 3 only: the container has no such program, does not run, or its runtime failed. Before version 4 of the subprotocol it is plain text.',
  remedy:
    'Go by the message. "executable file not found" is about the command parameters of the query: one parameter for each word, and no shell unless it is named.',
  source: SOURCE,
}

export const success: Diagnosis = {
  id: 'kubernetes/success',
  rows: ['A6-3'],
  says: 'the command ended well: channel 3 says Success',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [look.seen('Channel 3 carried a Status with Success', isSuccess(errorChannel(look) ?? ''))],
  cause: 'From version 4 on the server ends every command with a Status object.',
  remedy: 'Nothing has to be done.',
  source: SOURCE,
}

export const ordinaryEnd: Diagnosis = {
  id: 'kubernetes/ended-with-1000',
  rows: ['A6-1000', 'D-1000'],
  says: 'the API server closed with 1000, as it does whenever a stream ends: how it went stands on channel 3',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [look.closedWith(1000), agreedOnChannels(look), look.pathIs(STREAM)],
  cause: 'The library closes with 1000 whatever became of the command: the code says nothing of it.',
  remedy: 'Look at the Status object on channel 3; of logs and port-forward there is none.',
  source: 'golang/net, websocket; kubernetes/kubernetes, wsstream',
}

export const cut: Diagnosis = {
  id: 'kubernetes/cut',
  rows: ['A7-2'],
  says: (look) =>
    `something on the way cut the stream: the API server would have closed with 1000${look.session?.pings.received === 0 ? ', and it sends no pings that would keep it alive' : ''}`,
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) => [agreedOnChannels(look), look.endedWithoutClose()],
  also: (look) => [look.pathIs(STREAM), look.has('server')],
  cause:
    'A stream that is only read, or a shell in which nobody types, looks idle to load balancers. Clients have to ping: kubectl does so every 5 s.',
  remedy:
    'Send pings every few seconds, and raise the idle limit of what stands in front of the API server (streamingConnectionIdleTimeout of the kubelet is 4 h).',
  source: 'kubernetes/client-go, remotecommand/websocket.go; golang/net, websocket',
}

function messageOf(text: string): string {
  const message = /"message":\s?"((?:[^"\\]|\\.){1,300})"/.exec(text)?.[1]?.replaceAll('\\"', '"') ?? text
  return `"${message.slice(0, 200)}"`
}
