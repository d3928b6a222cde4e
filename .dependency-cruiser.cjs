/** Who may know whom (docs/ARCHITECTURE.md, section 3). Read by scripts/check-dependencies.mjs. */

// Each tier may use those before it. One list, from which the rules are made.
const serverTiers = [
  ['identity'],
  ['groups'],
  ['access'],
  ['documents'],
  ['meetings', 'activities'],
  ['papers'],
  ['agendas'],
  ['overview'],
  ['demonstration'],
]
const tiered = serverTiers.flat()

const upward = serverTiers.flatMap((tier, index) => {
  const notBelow = serverTiers.slice(index).flat()
  return tier.map((capability) => ({
    name: `${capability}-looks-down-only`,
    severity: 'error',
    from: { path: `^server/src/${capability}/` },
    to: { path: `^server/src/(${notBelow.filter((each) => each !== capability).join('|') || 'none'})/` },
  }))
})

const tests = '\\.(test|contract|crash)\\.tsx?$|/testing/'

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^shared/src', pathNot: tests },
      to: { path: '^(server|client|e2e)/|^node:', dependencyTypesNot: [] },
    },
    {
      name: 'shared-needs-no-node',
      severity: 'error',
      from: { path: '^shared/src', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'client-and-server-are-strangers',
      severity: 'error',
      from: { path: '^client/src' },
      to: { path: '^server/' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^server/src' },
      to: { path: '^client/' },
    },
    {
      name: 'through-the-front-door',
      comment: 'Into another capability only by its index.ts; adapters also see the ports, *.store.ts.',
      severity: 'error',
      from: { path: `^server/src/(${tiered.join('|')})/`, pathNot: tests },
      to: { path: `^server/src/(${tiered.join('|')})/`, pathNot: ['^server/src/$1/', '/index\\.ts$'] },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: tests },
      to: { path: `^server/src/(${tiered.join('|')}|storage)/` },
    },
    {
      name: 'express-at-the-edge',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['\\.routes\\.ts$', '^server/src/platform/http/', tests] },
      to: { path: 'node_modules/(express|helmet|express-rate-limit)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'socket-io-at-the-edge',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['\\.events\\.ts$', '^server/src/platform/socket/', tests] },
      to: { path: 'node_modules/socket\\.io' },
    },
    {
      name: 'lmdb-in-its-adapter',
      severity: 'error',
      from: { path: '^server/src', pathNot: '^server/src/storage/embedded/' },
      to: { path: 'node_modules/lmdb' },
    },
    {
      name: 'storage-is-chosen-in-compose',
      severity: 'error',
      from: {
        path: '^server/src',
        pathNot: ['^server/src/(compose|demo)\\.ts$', '^server/src/storage/', tests],
      },
      to: { path: '^server/src/storage/' },
    },
    {
      name: 'compose-is-the-root',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/(demo|serve)\\.ts$', tests] },
      to: { path: '^server/src/compose\\.ts$' },
    },
    {
      name: 'ui-and-lib-know-no-feature',
      severity: 'error',
      from: { path: '^client/src/(ui|lib)/' },
      to: { path: '^client/src/(features|app)/' },
    },
    {
      name: 'features-know-no-page',
      severity: 'error',
      from: { path: '^client/src/features/' },
      to: { path: '^client/src/app/' },
    },
    {
      name: 'features-are-strangers',
      comment: 'A page passes one feature to another.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead, or an entry that belongs in this list.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          tests,
          '\\.d\\.ts$',
          '^server/src/demo\\.ts$',
          '^client/src/(main\\.tsx|service-worker\\.ts)$',
        ],
      },
      to: {},
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    },
  },
}
