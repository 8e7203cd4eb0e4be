// Who may import whom. The levels of lib/core and the shells around it are described in docs/architecture.md.
// scripts/gate/import-directions.mjs runs this; scripts/gate/planted-violations.test.ts plants one violation per rule.

/** Levels of lib/core: a folder imports itself and lower levels only. */
const LEVELS = [
  ['bytes', 'errors', 'spec'],
  ['address', 'http1', 'frames'],
  ['handshake', 'http2', 'tunnel', 'cookies'],
  ['transcript', 'changes'],
  ['connection', 'jenkins'],
  ['artifacts'],
  ['rules', 'decoders'],
  ['endpoints', 'clients'],
  ['logs', 'expectations'],
  ['report', 'interchange', 'ladder', 'before'],
]

const TESTS = '\\.test\\.tsx?$|^lib/testing/|^e2e/|^bench/|^scripts/'

const downwards = LEVELS.flatMap((folders, level) =>
  folders.map((folder) => {
    const allowed = [folder, ...LEVELS.slice(0, level).flat()]
    return {
      name: `core-${folder}-reads-downwards`,
      severity: 'error',
      comment: `lib/core/${folder} may import itself and the levels below it.`,
      from: { path: `^lib/core/${folder}/`, pathNot: TESTS },
      to: { path: '^lib/core/', pathNot: `^lib/core/(${allowed.join('|')})/` },
    }
  }),
)

/** Collections whose members stand alone: a member imports neither a sibling nor the index. */
const COLLECTIONS = [
  'lib/core/rules/request',
  'lib/core/rules/response',
  'lib/core/rules/transport',
  'lib/core/rules/tls',
  'lib/core/rules/http2',
  'lib/core/rules/frames',
  'lib/core/clients/profiles',
  'lib/core/expectations/kinds',
  'lib/core/decoders',
  'lib/core/endpoints/presets',
  'lib/core/endpoints/snippets',
  'lib/core/ladder/rows',
  'lib/core/logs/kinds',
  'lib/server/practice/scenarios',
]
const standAlone = COLLECTIONS.map((folder) => ({
  name: `members-stand-alone-${folder.replaceAll('/', '-')}`,
  severity: 'error',
  comment: `A member of ${folder} imports no other member and not the index.`,
  from: { path: `^${folder}/(?!index)[^/]+\\.ts$`, pathNot: TESTS },
  to: { path: `^${folder}/[^/]+\\.ts$`, pathNot: '/[^/]*-shared\\.ts$' },
}))

export default {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'lib/core takes values and gives values: no package, no Node module, nothing outside lib/core.',
      from: { path: '^lib/core/', pathNot: TESTS },
      to: { pathNot: '^lib/core/' },
    },
    ...downwards,
    ...standAlone,
    {
      name: 'packs-stand-alone',
      severity: 'error',
      comment: 'A pack, file or folder, imports no other pack.',
      from: { path: '^lib/core/endpoints/packs/(?!index)([^/.]+)', pathNot: TESTS },
      to: { path: '^lib/core/endpoints/packs/', pathNot: '^lib/core/endpoints/packs/$1[/.]' },
    },
    {
      name: 'sockets-in-one-place',
      severity: 'error',
      comment: 'Only lib/server/net dials and only lib/server/practice listens.',
      from: { path: '^(app|components|lib|proxy|instrumentation)', pathNot: `^lib/server/(net|practice)/|^lib/config/|${TESTS}` },
      to: { path: '^(node:)?(net|tls|dgram|http|https|http2|dns)(/promises)?$|^node_modules/(ws|undici)/' },
    },
    {
      name: 'database-in-one-place',
      severity: 'error',
      comment: 'Only lib/server/store touches Prisma and SQLite.',
      from: { path: '^(app|components|lib|proxy|instrumentation)', pathNot: `^lib/server/store/|^lib/generated/|${TESTS}` },
      to: { path: '^lib/generated/prisma|^node_modules/(@prisma|better-sqlite3|\\.prisma)' },
    },
    {
      name: 'net-only-moves-bytes',
      severity: 'error',
      comment: 'lib/server/net opens sockets and yields facts: it does not parse, judge or store.',
      from: { path: '^lib/server/net/', pathNot: TESTS },
      to: {
        path: '^lib/core/(http1|frames|connection|artifacts|rules|decoders|endpoints|report|interchange)/|^lib/server/(store|attempts|http|api|secrets)/',
      },
    },
    {
      name: 'store-does-not-judge',
      severity: 'error',
      comment: 'lib/server/store writes and reads; only its worker may run the readers of lib/core.',
      from: { path: '^lib/server/store/', pathNot: `^lib/server/store/worker/|${TESTS}` },
      to: {
        path: '^lib/core/(http1|connection|rules|decoders|endpoints|interchange)/|^lib/server/(net|attempts|http|api|practice)/',
        // The shape of a reader's saved state, which the store keeps without looking inside.
        pathNot: '^lib/core/connection/observe\\.ts$',
      },
    },
    {
      name: 'browser-never-reaches-the-server',
      severity: 'error',
      comment: 'components and lib/client never import lib/server, not even a type.',
      from: { path: '^(components|lib/client)/', pathNot: TESTS },
      to: { path: '^lib/server/|^lib/generated/|^lib/config/|^(node:)?(fs|net|tls|crypto|child_process|worker_threads)' },
    },
    {
      name: 'cli-stands-alone',
      severity: 'error',
      comment: 'lib/cli becomes one file without dependencies: of the rest it imports types and the core only.',
      from: { path: '^lib/cli/', pathNot: TESTS },
      to: { path: '^lib/(server|client|config|generated)/|^(app|components)/|^node_modules/' },
    },
    {
      name: 'components-only-show',
      severity: 'error',
      comment: 'Components show what they are given: readers and rules are run by lib/client or the server.',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^lib/core/(http1/parse|frames/parse|connection/|artifacts/|rules/(judge|lint|index))' },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      comment: 'components/ui holds primitives without domain words.',
      from: { path: '^components/ui/' },
      to: { path: '^components/(?!ui/)|^lib/(core|server|client)/', pathNot: '^lib/client/(cn|copy-text|use-url-state)\\.tsx?$' },
    },
    {
      name: 'routes-are-leaves',
      severity: 'error',
      comment: 'Nothing imports a route, a page or a layout.',
      from: { path: '^(components|lib|proxy|instrumentation)', pathNot: TESTS },
      to: { path: '^app/' },
    },
    {
      name: 'routes-call-verbs',
      severity: 'error',
      comment: 'app/api reads input, calls one verb and answers: no database, no socket, no reader.',
      from: { path: '^app/api/', pathNot: TESTS },
      to: { path: '^lib/server/(store|net|secrets)/|^lib/core/(http1|frames|connection|artifacts|report)/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      comment: 'Nothing outside the tests imports a test or a test helper.',
      from: { path: '^(app|components|lib|proxy|instrumentation)', pathNot: TESTS },
      to: { path: '\\.test\\.tsx?$|^lib/testing/|^e2e/|^bench/' },
    },
    { name: 'no-cycles', severity: 'error', comment: 'No import cycles.', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Every module is used by something.',
      from: {
        orphan: true,
        pathNot:
          '\\.d\\.m?ts$|^(next|postcss|vitest|playwright|prisma)\\.config|^\\.dependency|^scripts/|^e2e/|^bench/|^app/|^lib/testing/server-only|\\.test\\.tsx?$|^lib/generated/',
      },
      to: {},
    },
    { name: 'not-resolvable', severity: 'error', comment: 'Every import resolves.', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|^lib/generated' },
    exclude: { path: '^(\\.next|build|data)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
