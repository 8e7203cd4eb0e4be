import { type Marked, MOST_VARIABLES, markOf } from './marked'

/** A value that the text does not hold: whoever runs it sets an environment variable of this name. */
export type Variable = {
  readonly name: string
  /** Where it stands, in words: `Secret-Key`, `cookie sid` … */
  readonly what: string
  /** A secret that is masked here; else a placeholder that has no value. */
  readonly secret: boolean
}

/** Names that mean something to shells, loaders and the tools themselves. */
const TAKEN =
  /^(?:PATH|HOME|IFS|ENV|PWD|OLDPWD|USER|UID|EUID|GID|SHELL|TERM|LANG|HOST|HOSTNAME|HOSTTYPE|PS\d|PPID|RANDOM|SECONDS|LINENO|OPTARG|OPTIND|REPLY|MAIL|CDPATH|TZ|USERNAME|OS|TEMP|TMP|COMSPEC|EDITOR|PAGER|DISPLAY|GROUPS|EPOCH\w*|LC_\w*|LD_\w*|DYLD_\w*|BASH\w*|ZSH\w*|NODE_\w*|PYTHON\w*|SSL_\w*|CURL_\w*|K6_\w*|WEBSOCKETS_\w*|WEBSOCAT_\w*|(?:HTTPS?|ALL|NO)_PROXY)$/
const LONGEST = 48

/** Collects the variables of one request, each with a name of its own. */
export function variableList() {
  const list: Variable[] = []
  const known = new Map<string, Marked>()
  const used = new Set<string>()
  const add = (wanted: string, what: string, secret: boolean): Marked => {
    if (list.length === MOST_VARIABLES) return markOf(list.length - 1)
    const name = freeName(wanted, used)
    used.add(name)
    list.push({ name, what, secret })
    return markOf(list.length - 1)
  }
  return {
    list: list as readonly Variable[],
    /** A masked value, one variable for each place. */
    masked: (wanted: string, what: string): Marked => add(wanted, what, true),
    /** A placeholder, one variable for each name. */
    placeholder(name: string, secret: boolean): Marked {
      const mark = known.get(name) ?? add(name.replace(/^secret:/, ''), `{{${name}}}`, secret)
      known.set(name, mark)
      return mark
    },
  }
}
export type VariableList = ReturnType<typeof variableList>

/** A name of an environment variable: capitals, digits and `_`; none that is in use, none with a meaning of its own. */
function freeName(wanted: string, used: ReadonlySet<string>): string {
  const plain = wanted
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST)
  const base = plain === '' ? 'SECRET' : /^\d/.test(plain) || TAKEN.test(plain) ? `VALUE_${plain}` : plain
  let name = base
  for (let number = 2; used.has(name); number++) name = `${base}_${number}`
  return name
}
