import type { ClientProfile } from '@/lib/core/clients/profile'
import { TRAITS } from '@/lib/core/clients/traits'
import { ruleById } from '@/lib/core/rules/index'

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
const code = (text: string) => `\`${text.replaceAll('`', "'")}\``
const ruleOf = (name: string) => name.split('#')[0] ?? name

function sourceOf({ how, source, at }: ClientProfile): string {
  if (how === 'measured') return `measured ${at} by ${code(source)}`
  return `${how} ${at}, [source](${source})`
}

const overview = (client: ClientProfile) =>
  `| ${[
    `[${cell(client.title)}](#${client.id})`,
    client.version,
    client.on,
    sourceOf(client),
    client.offers === null ? 'none' : code(client.offers),
    client.follows ? 'yes' : 'no',
  ].join(' | ')} |`

/** Rules on which a conforming client fails the connection, and this one does not. */
const lenient = ({ opens }: ClientProfile) => opens.filter((name) => ruleById(ruleOf(name))?.effect === 'clients-fail')

function section(client: ClientProfile): string[] {
  const list = (names: readonly string[]) => names.map(code).join(', ')
  const opens = lenient(client)
  return [
    `<a id="${client.id}"></a>`,
    '',
    `## ${client.title}`,
    '',
    client.about,
    ...client.notes,
    '',
    '| refuses on | and prints |',
    '|---|---|',
    ...client.refuses.map(({ says, on }) => `| ${list(on)} | ${says === null ? 'nothing' : code(cell(says))} |`),
    '',
    ...(opens.length > 0 ? [`Opens although clients should fail: ${list(opens)}.`, ''] : []),
    ...(client.depends.length > 0 ? [`Opens or refuses by the very value: ${list(client.depends)}.`, ''] : []),
  ]
}

/** `docs/clients.md`: who refuses on what, and how that is known. */
export function clientsDocument(clients: readonly ClientProfile[]): string {
  return [
    '# Clients',
    '',
    '<!-- Written by `npm run clients:measure`; do not edit by hand. -->',
    '',
    'The Clients tab of a result says who would open the connection on an answer and who would not. Each client below was given every',
    'answer that a rule shows as an example, and some more, over loopback, by a server that writes the answer for the key of the client',
    'and then ends its side. What it refused, and its words, are written down by rule; an answer that breaks several rules counts for a',
    'rule only when all others are known to be harmless. Profiles stand in `lib/core/clients/profiles`, what was measured in',
    '`lib/core/clients/measured`.',
    '',
    '`npm run clients:measure` measures the clients that are npm packages of this project; a test measures them again and fails when a',
    'profile no longer fits. `npm run clients:measure -- all` measures the others too where their programs are installed, and says what',
    'is missing.',
    '',
    'Taken for granted in a result: the client asked for the same subprotocols, with a key of its own and the right accept value for it',
    'where the answer has that for yours, in its usual configuration, so that its own extensions were offered. Only the handshake is',
    'judged: a client may open and then fail on the first octets that follow. Marks such as `{status}` stand for parts of the answer.',
    'Certificates were not measured: each client is taken to verify their dates and names, as each does unless told otherwise (wsproto',
    'leaves TLS to the program around it), and nothing is said of whom it trusts, which differs from machine to machine.',
    '',
    '| client | version | on | how it is known | extensions it offers | follows redirects |',
    '|---|---|---|---|---|---|',
    ...clients.map(overview),
    '',
    ...clients.flatMap(section),
    '## Traits',
    '',
    'Legal by every rule, and refused by some:',
    '',
    '| trait | what it is | refused by |',
    '|---|---|---|',
    ...TRAITS.map(({ id, title }) => {
      const refusing = clients.filter(({ refuses }) => refuses.some(({ on }) => on.includes(id)))
      return `| ${code(id)} | ${title} | ${refusing.map((client) => client.id).join(', ') || 'none of these'} |`
    }),
    '',
  ].join('\n')
}
