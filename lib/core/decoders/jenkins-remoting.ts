import { concat } from '../bytes/concat'
import { type Chunk, readChunks } from '../jenkins/chunks'
import { type JavaStream, type JavaValue, readJavaStream } from '../jenkins/java-stream'
import type { Decoder } from './parts/decoder'

const BINARY = 2
const PATH = /\/wsagents\/?(?:\?|$)|^\/jenkins-agent/
const MOST_SHOWN = 400
const MOST_DEPTH = 8
const MOST_CLASSES = 100

type Command = { readonly chunks: readonly Chunk[]; readonly ended: boolean; readonly data: Uint8Array }

/**
 * Commands of Jenkins Remoting: chunks with where a command ends, and the class and fields its serialisation describes. Only the
 * grammar of the stream is read: nothing is ever deserialised.
 */
export const jenkinsRemoting: Decoder = {
  id: 'jenkins-remoting',
  title: 'Jenkins Remoting',
  priority(payload, { opcode, path }) {
    if (opcode !== BINARY || payload.length < 2) return 0
    if (isStream(payload.subarray(2))) return 90
    const atAgents = PATH.test(path ?? '')
    if (isStream(payload)) return atAgents ? 85 : 15
    return atAgents && readChunks(payload).chunks.length > 0 ? 60 : 0
  },
  decode(payload, { truncated }) {
    if (isStream(payload)) {
      const command = { class: 'one command without a chunk header, as before Jenkins 2.229', ...described(payload) }
      return { form: 'json', text: JSON.stringify(command, null, 2), truncated: truncated === true, note: null }
    }
    const { chunks, whole } = readChunks(payload)
    const commands = commandsOf(chunks)
    const shown = commands.slice(0, 50).map((command, n) => ({
      chunks: command.chunks.map(
        ({ at, length, more }) => `at ${at}: ${length} octets, ${more ? 'the command goes on' : 'the command ends here'}`,
      ),
      ...(isStream(command.data)
        ? described(command.data)
        : { is: n === 0 ? 'part of a command that began in an earlier message' : 'octets that are no Java serialisation' }),
      ...(command.ended ? {} : { ends: 'in a later message' }),
    }))
    const text = JSON.stringify({ commands: shown }, null, 2)
    const note =
      whole || truncated
        ? null
        : 'The last chunk says that more octets follow than this message has: a stream before Jenkins 2.229, or none of Remoting'
    return { form: 'json', text, truncated: truncated === true || commands.length > shown.length, note }
  },
}

function isStream(bytes: Uint8Array): boolean {
  return bytes[0] === 0xac && bytes[1] === 0xed && bytes[2] === 0 && bytes[3] === 5
}

/** Chunks put together to commands: each ends with the first chunk after which none follows. */
function commandsOf(chunks: readonly Chunk[]): Command[] {
  const commands: Command[] = []
  let open: Chunk[] = []
  const close = (ended: boolean) => {
    commands.push({ chunks: open, ended, data: concat(open.map(({ data }) => data)) })
    open = []
  }
  for (const chunk of chunks) {
    open.push(chunk)
    if (!chunk.more) close(chunk.data.length === chunk.length)
  }
  if (open.length > 0) close(false)
  return commands
}

function described(data: Uint8Array): Record<string, unknown> {
  const stream = readJavaStream(data)
  const budget = { left: MOST_SHOWN }
  const [command] = stream.contents
  return {
    command: command === undefined ? null : shownValue(command, data, 0, budget),
    classes: stream.classes.slice(0, MOST_CLASSES),
    ...(stream.fault === null ? {} : { 'read until': faultText(stream) }),
  }
}

function faultText({ fault, read }: JavaStream): string {
  if (fault === null) return `octet ${read}`
  return fault.code === 'end' ? `octet ${fault.at}, where the octets of this message end` : `octet ${fault.at}: ${fault.detail}`
}

/** A value for the tree; `budget` bounds how many are shown. */
function shownValue(value: JavaValue, data: Uint8Array, depth: number, budget: { left: number }): unknown {
  if (budget.left-- <= 0 || depth > MOST_DEPTH) return '…'
  switch (value.kind) {
    case 'null':
      return null
    case 'string':
      return value.text
    case 'primitive':
      return value.type === 'long' || value.type === 'int' || value.type === 'short' || value.type === 'byte'
        ? shownNumber(value.text)
        : value.text
    case 'object': {
      const fields = Object.fromEntries(value.fields.map((field) => [field.name, shownValue(field.value, data, depth + 1, budget)]))
      const extra = value.extra.filter(({ kind }) => kind !== 'data').map((one) => shownValue(one, data, depth + 1, budget))
      return { class: value.className, ...fields, ...(extra.length > 0 ? { '(written by the class)': extra } : {}) }
    }
    case 'array': {
      if (value.at === null) return value.items.map((item) => shownValue(item, data, depth + 1, budget))
      const octets = data.subarray(value.at.start, value.at.end)
      if (!isStream(octets)) return `${value.length} octets`
      return { octets: value.length, classes: readJavaStream(octets).classes.slice(0, MOST_CLASSES) }
    }
    case 'enum':
      return `${value.className}.${value.constant}`
    case 'class':
      return `class ${value.className}`
    case 'reference':
      return `as before: ${value.className}`
    case 'data':
      return `${value.at.end - value.at.start} octets`
  }
}

/** A number where JSON can hold it exactly. */
function shownNumber(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}
