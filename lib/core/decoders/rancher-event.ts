import { utf8DecodeLossy } from '../bytes/utf8'
import type { Decoder } from './parts/decoder'
import { prettyJson } from './parts/json-pretty'
import { textOf } from './parts/text-of'

const TEXT = 1
/** How every event of Norman (`/v3`) and Steve (`/v1`) begins, and what is asked of Steve. */
const EVENT = /^\{"name":"(resource\.[a-z]{1,20}|ping)"/
const WATCH = /^\{[^{}]{0,2000}"resourceType":"[^"]{1,200}"/
/** Octets looked at for the first line. */
const MOST_HEAD = 4_096

/** Events of Rancher: which one, of which resource, then the whole as JSON; and the messages that start and stop a watch at Steve. */
export const rancherEvent: Decoder = {
  id: 'rancher-event',
  title: 'Rancher event',
  priority(payload, { opcode, direction }) {
    if (opcode !== TEXT || payload[0] !== 0x7b) return 0
    const head = utf8DecodeLossy(payload.subarray(0, MOST_HEAD))
    if (direction === 'received') return EVENT.test(head) ? 60 : 0
    return WATCH.test(head) && !/"(?:jsonrpc|type)":/.test(head) ? 60 : 0
  },
  decode(payload, { truncated = false, direction }) {
    const read = textOf(payload, truncated)
    if (read === null) throw new Error('it is not UTF-8')
    const head = direction === 'received' ? eventLine(read.text) : watchLine(read.text)
    return { form: 'text', text: `${head}\n\n${read.truncated ? read.text : laidOut(read.text)}`, truncated: read.truncated, note: null }
  },
}

function eventLine(text: string): string {
  const name = EVENT.exec(text)?.[1] ?? ''
  if (name === 'ping') return 'ping'
  // Steve names the resource beside the event, Norman inside of it.
  const data = text.indexOf('"data":')
  const beside = data === -1 ? text : text.slice(0, data)
  const inside = data === -1 ? '' : text.slice(data, data + 65_536)
  const type = member(beside, 'resourceType') ?? topLevel(inside, 'type')
  const id = member(beside, 'id') ?? topLevel(inside, 'id')
  const namespace = member(beside, 'namespace')
  const revision = member(beside, 'revision')
  const error = name === 'resource.error' ? member(inside, 'error') : null
  return [
    name,
    ...(type === null ? [] : [`of ${type}`]),
    ...(id === null ? [] : [id]),
    ...(namespace === null ? [] : [`in ${namespace}`]),
    ...(revision === null ? [] : [`revision ${revision}`]),
    ...(error === null ? [] : [`"${error}"`]),
  ].join(' ')
}

function watchLine(text: string): string {
  const stops = /"stop":\s?true/.test(text)
  const parts = (['namespace', 'id', 'selector', 'resourceVersion', 'mode'] as const).flatMap((name) => {
    const value = member(text, name)
    return value === null ? [] : [`${name} ${value}`]
  })
  return [`${stops ? 'Stops' : 'Starts'} a watch of ${member(text, 'resourceType') ?? ''}`, ...parts].join(', ')
}

function member(text: string, name: string): string | null {
  return new RegExp(`"${name}":\\s?"((?:[^"\\\\]|\\\\.){1,300})"`).exec(text)?.[1] ?? null
}

/** The member of the object behind `"data":`, none of an object inside it. */
function topLevel(text: string, name: string): string | null {
  let depth = 0
  for (let at = text.indexOf('{'); at !== -1 && at < text.length; at++) {
    const char = text[at]
    if (char === '{' || char === '[') depth++
    if (char === '}' || char === ']') depth--
    if (depth === 0) return null
    if (char !== '"') continue
    const end = stringEnd(text, at)
    if (depth === 1 && text.slice(at, end) === `"${name}"`) {
      const value = /^\s?:\s?"((?:[^"\\]|\\.){1,300})"/.exec(text.slice(end, end + 320))?.[1]
      if (value !== undefined) return value
    }
    at = end - 1
  }
  return null
}

/** Behind the closing quotation mark of the string that begins here. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

function laidOut(text: string): string {
  try {
    return prettyJson(text)
  } catch {
    return text
  }
}
