import type { Span } from '../bytes/span'
import { modifiedUtf8Decode } from './modified-utf8'

/** A value as a stream of Java object serialisation describes it. Nothing is ever made of it. */
export type JavaValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'string'; readonly text: string }
  /** A primitive, as a literal: `510`, `true`, `"a"` for a char. */
  | { readonly kind: 'primitive'; readonly type: string; readonly text: string }
  | { readonly kind: 'object'; readonly className: string; readonly fields: readonly JavaField[]; readonly extra: readonly JavaValue[] }
  | {
      readonly kind: 'array'
      readonly className: string
      readonly length: number
      readonly items: readonly JavaValue[]
      readonly at: Span | null
    }
  | { readonly kind: 'enum'; readonly className: string; readonly constant: string }
  | { readonly kind: 'class'; readonly className: string }
  /** Something that stood in the stream before. */
  | { readonly kind: 'reference'; readonly className: string }
  /** Octets that writeObject wrote by itself. */
  | { readonly kind: 'data'; readonly at: Span }
export type JavaField = { readonly name: string; readonly value: JavaValue }

export type JavaFaultCode = 'magic' | 'end' | 'type-code' | 'handle' | 'externalizable' | 'too-deep' | 'too-much'
/** Why reading stopped before the octets did. */
export type JavaFault = { readonly code: JavaFaultCode; readonly at: number; readonly detail: string }

export type JavaStream = {
  readonly contents: readonly JavaValue[]
  /** Names of the classes, in their order, each once, a description that is cut off included. */
  readonly classes: readonly string[]
  /** Those whose description is there up to its last field: what Java resolves. */
  readonly resolved: readonly string[]
  /** Octets read without a fault. */
  readonly read: number
  readonly fault: JavaFault | null
}

/** Bounds of what is read, whatever the octets say. */
const MOST_OCTETS = 65_536
const MOST_STEPS = 20_000
const MOST_DEPTH = 48

const MAGIC = 0xaced
const VERSION = 5
const TC = {
  NULL: 0x70,
  REFERENCE: 0x71,
  CLASSDESC: 0x72,
  OBJECT: 0x73,
  STRING: 0x74,
  ARRAY: 0x75,
  CLASS: 0x76,
  BLOCKDATA: 0x77,
  ENDBLOCKDATA: 0x78,
  RESET: 0x79,
  BLOCKDATALONG: 0x7a,
  EXCEPTION: 0x7b,
  LONGSTRING: 0x7c,
  PROXYCLASSDESC: 0x7d,
  ENUM: 0x7e,
} as const
const BASE_HANDLE = 0x7e0000
const SC = { WRITE_METHOD: 1, SERIALIZABLE: 2, EXTERNALIZABLE: 4, BLOCK_DATA: 8 } as const

type ClassDescription = {
  readonly name: string
  readonly flags: number
  readonly fields: readonly { readonly type: string; readonly name: string }[]
  parent: ClassDescription | null
}
type Handle = { readonly className: string; readonly description: ClassDescription | null; readonly text: string | null }

/** Thrown inside this file only: it ends the reading. */
class Stop extends Error {
  constructor(readonly fault: JavaFault) {
    super(fault.detail)
  }
}

/**
 * Reads the grammar of Java object serialisation (Java Object Serialization Specification §6.4) without making an object: class
 * names, fields and values as far as octets and bounds (64 KiB, 20,000 steps, 48 levels) go. Never throws; hostile octets end in a fault.
 */
export function readJavaStream(bytes: Uint8Array): JavaStream {
  const reader = createReader(bytes.length > MOST_OCTETS ? bytes.subarray(0, MOST_OCTETS) : bytes, bytes.length > MOST_OCTETS)
  const contents: JavaValue[] = []
  let read = 0
  try {
    reader.start()
    read = reader.position()
    while (!reader.done()) {
      const value = reader.content(0)
      if (value !== null) contents.push(value)
      read = reader.position()
    }
    return { contents, ...reader.classes(), read, fault: null }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { contents: [...contents, ...reader.unfinished()], ...reader.classes(), read, fault: error.fault }
  }
}

function createReader(bytes: Uint8Array, cut: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const handles: Handle[] = []
  const names = new Set<string>()
  const resolved = new Set<string>()
  let at = 0
  let steps = 0
  /** The outermost object being read, so that a stream that is cut off still shows its class and first fields. */
  let open: { readonly className: string; readonly fields: JavaField[] } | null = null

  const stop = (code: JavaFaultCode, detail: string, where = at): never => {
    throw new Stop({ code, at: where, detail })
  }
  function take(count: number): number {
    if (count > bytes.length - at) {
      if (cut) stop('too-much', `only the first ${MOST_OCTETS} octets are read`)
      stop('end', `the octets end at ${bytes.length}, ${count} more were expected at ${at}`)
    }
    const start = at
    at += count
    return start
  }
  const u8 = () => view.getUint8(take(1))
  const u16 = () => view.getUint16(take(2))
  const i32 = () => view.getInt32(take(4))
  const i64 = () => view.getBigInt64(take(8))
  const utf = (length: number) => {
    const start = take(length)
    return modifiedUtf8Decode(bytes.subarray(start, at))
  }
  function step(depth: number) {
    if (++steps > MOST_STEPS) stop('too-much', `more than ${MOST_STEPS} things stand in it`)
    if (depth > MOST_DEPTH) stop('too-deep', `things stand in each other deeper than ${MOST_DEPTH} levels`)
  }
  function newHandle(className: string, description: ClassDescription | null = null, text: string | null = null) {
    handles.push({ className, description, text })
  }
  function referred(): Handle {
    const where = at
    const number = i32() - BASE_HANDLE
    return handles[number] ?? stop('handle', `handle ${number} is referred to and was not given`, where)
  }

  function classDescription(depth: number): ClassDescription | null {
    step(depth)
    const where = at
    const code = u8()
    if (code === TC.NULL) return null
    if (code === TC.REFERENCE) {
      const { description } = referred()
      return description ?? stop('handle', 'a class is referred to that is none', where)
    }
    if (code === TC.PROXYCLASSDESC) {
      const description: ClassDescription = { name: 'java.lang.reflect.Proxy', flags: SC.SERIALIZABLE, fields: [], parent: null }
      newHandle(description.name, description)
      const count = i32()
      for (let n = 0; n < count; n++) {
        step(depth)
        names.add(utf(u16()))
      }
      annotation(depth + 1)
      description.parent = classDescription(depth + 1)
      return description
    }
    if (code !== TC.CLASSDESC) return unexpected(code, where)
    const name = utf(u16())
    names.add(name)
    take(8)
    const description: ClassDescription & { fields: { type: string; name: string }[] } = { name, flags: 0, fields: [], parent: null }
    newHandle(name, description)
    const described = Object.assign(description, { flags: u8() })
    const count = u16()
    for (let n = 0; n < count; n++) {
      step(depth)
      const type = String.fromCharCode(u8())
      const field = utf(u16())
      if (type === '[' || type === 'L') content(depth + 1)
      described.fields.push({ type, name: field })
    }
    resolved.add(name)
    annotation(depth + 1)
    described.parent = classDescription(depth + 1)
    return described
  }

  function annotation(depth: number): JavaValue[] {
    const found: JavaValue[] = []
    for (;;) {
      step(depth)
      if (bytes[at] === TC.ENDBLOCKDATA) {
        at++
        return found
      }
      const value = content(depth)
      if (value !== null) found.push(value)
    }
  }

  function primitive(type: string): JavaValue {
    const of = (name: string, text: string): JavaValue => ({ kind: 'primitive', type: name, text })
    switch (type) {
      case 'B':
        return of('byte', String(view.getInt8(take(1))))
      case 'C':
        return of('char', JSON.stringify(String.fromCharCode(u16())))
      case 'D':
        return of('double', String(view.getFloat64(take(8))))
      case 'F':
        return of('float', String(view.getFloat32(take(4))))
      case 'I':
        return of('int', String(i32()))
      case 'J':
        return of('long', String(i64()))
      case 'S':
        return of('short', String(view.getInt16(take(2))))
      case 'Z':
        return of('boolean', u8() === 0 ? 'false' : 'true')
      default:
        return stop('type-code', `a field has the type ${JSON.stringify(type)}`)
    }
  }

  function fieldValue(type: string, depth: number): JavaValue {
    if (type !== 'L' && type !== '[') return primitive(type)
    const where = at
    return content(depth) ?? stop('type-code', 'a field has no value', where)
  }

  function object(depth: number): JavaValue {
    const where = at
    const description = classDescription(depth + 1)
    if (description === null) return stop('type-code', 'an object has no class', where)
    newHandle(description.name)
    const fields: JavaField[] = []
    const extra: JavaValue[] = []
    if (depth === 0) open = { className: description.name, fields }
    const line: ClassDescription[] = []
    for (let one: ClassDescription | null = description; one !== null; one = one.parent) {
      step(depth)
      line.push(one)
    }
    for (const one of line.toReversed()) {
      if ((one.flags & SC.EXTERNALIZABLE) !== 0) {
        if ((one.flags & SC.BLOCK_DATA) === 0) stop('externalizable', `${one.name} writes itself, in a form of its own`)
        extra.push(...annotation(depth + 1))
        continue
      }
      for (const field of one.fields) {
        step(depth)
        fields.push({ name: field.name, value: fieldValue(field.type, depth + 1) })
      }
      if ((one.flags & SC.WRITE_METHOD) !== 0) extra.push(...annotation(depth + 1))
    }
    if (depth === 0) open = null
    return { kind: 'object', className: description.name, fields, extra }
  }

  function array(depth: number): JavaValue {
    const where = at
    const description = classDescription(depth + 1)
    if (description === null) return stop('type-code', 'an array has no class', where)
    newHandle(description.name)
    const length = i32()
    if (length < 0) stop('type-code', `an array has ${length} items`, where)
    const type = description.name.charAt(1)
    if (type === 'B') {
      const start = take(length)
      return { kind: 'array', className: description.name, length, items: [], at: { start, end: at } }
    }
    const items: JavaValue[] = []
    for (let n = 0; n < length; n++) {
      step(depth)
      items.push(fieldValue(type, depth + 1))
    }
    return { kind: 'array', className: description.name, length, items, at: null }
  }

  function string(length: number): JavaValue {
    const text = utf(length)
    newHandle('java.lang.String', null, text)
    return { kind: 'string', text }
  }

  function data(length: number): JavaValue {
    const start = take(Math.max(0, length))
    return { kind: 'data', at: { start, end: at } }
  }

  function unexpected(code: number, where: number): never {
    return stop('type-code', `invalid type code: ${code.toString(16).toUpperCase().padStart(2, '0')}`, where)
  }

  /** One thing of the stream; null for what only steers (reset). */
  function content(depth: number): JavaValue | null {
    step(depth)
    const where = at
    const code = u8()
    switch (code) {
      case TC.NULL:
        return { kind: 'null' }
      case TC.REFERENCE: {
        const { className, text } = referred()
        return text === null ? { kind: 'reference', className } : { kind: 'string', text }
      }
      case TC.OBJECT:
        return object(depth)
      case TC.STRING:
        return string(u16())
      case TC.LONGSTRING: {
        const length = i64()
        return string(length < 0n || length > BigInt(MOST_OCTETS) ? MOST_OCTETS + 1 : Number(length))
      }
      case TC.ARRAY:
        return array(depth)
      case TC.CLASS: {
        const description = classDescription(depth + 1)
        newHandle('java.lang.Class')
        return { kind: 'class', className: description?.name ?? 'null' }
      }
      case TC.CLASSDESC:
      case TC.PROXYCLASSDESC: {
        at = where
        return { kind: 'class', className: classDescription(depth)?.name ?? 'null' }
      }
      case TC.ENUM: {
        const description = classDescription(depth + 1)
        newHandle(description?.name ?? '')
        const constant = content(depth + 1)
        return { kind: 'enum', className: description?.name ?? '', constant: constant?.kind === 'string' ? constant.text : '' }
      }
      case TC.BLOCKDATA:
        return data(u8())
      case TC.BLOCKDATALONG:
        return data(i32())
      case TC.RESET:
        handles.length = 0
        return null
      case TC.EXCEPTION:
        handles.length = 0
        return content(depth + 1)
      default:
        return unexpected(code, where)
    }
  }

  return {
    start() {
      const magic = u16()
      const version = u16()
      if (magic !== MAGIC || version !== VERSION) {
        stop('magic', `invalid stream header: ${(((magic << 16) | version) >>> 0).toString(16).toUpperCase().padStart(8, '0')}`, 0)
      }
    },
    content,
    done: () => at >= bytes.length && !cut,
    position: () => at,
    classes: () => ({ classes: [...names], resolved: [...resolved] }),
    unfinished: (): JavaValue[] => (open === null ? [] : [{ kind: 'object', className: open.className, fields: open.fields, extra: [] }]),
  }
}
