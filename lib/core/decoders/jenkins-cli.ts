import { cliText, readCli } from '../jenkins/cli'
import type { Decoder } from './parts/decoder'

const BINARY = 2
const PATH = /\/cli\/ws\/?(?:\?|$)/
const MOST_TEXT = 1_048_576

/** Messages of the Jenkins CLI over WebSocket: what was asked, what it printed, how it ended. */
export const jenkinsCli: Decoder = {
  id: 'jenkins-cli',
  title: 'Jenkins CLI',
  priority: (payload, { opcode, path }) => (opcode === BINARY && PATH.test(path ?? '') && !('problem' in readCli(payload)) ? 80 : 0),
  decode(payload, { truncated }) {
    const message = readCli(payload)
    if ('problem' in message) throw new Error(message.problem)
    const text = cliText(message)
    return { form: 'text', text: text.slice(0, MOST_TEXT), truncated: truncated === true || text.length > MOST_TEXT, note: null }
  },
}
