import 'server-only'

/** JSON for people: what fits on a line of 80 characters stands on one. */
export function exampleText(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const parts = (oneLine: boolean) =>
    Object.entries(value).map(([name, member]) => {
      const text = exampleText(member, oneLine ? '' : inner)
      return isList ? text : `${JSON.stringify(name)}: ${text}`
    })
  const short = `${open}${isList ? '' : ' '}${parts(true).join(', ')}${isList ? '' : ' '}${close}`
  if (!short.includes('\n') && indent.length + short.length <= 80) return short === '{  }' ? '{}' : short
  return `${open}\n${inner}${parts(false).join(`,\n${inner}`)}\n${indent}${close}`
}
