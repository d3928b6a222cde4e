/** Who may know whom (docs/ARCHITECTURE.md, section 3). Read by scripts/check-dependencies.mjs. */

// Each tier may use those before it. One list, from which the rules are made.
const serverTiers = [
  ['audit'],
  ['identity'],
  ['groups'],
  ['access'],
  ['documents'],
  ['meetings', 'activities'],
  ['papers'],
  ['agendas', 'minutes'],
  ['commitments'],
  ['history'],
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
      to: { path: '^(provider|server|client|e2e)/|^node:', dependencyTypesNot: [] },
    },
    {
      name: 'shared-needs-no-node',
      severity: 'error',
      from: { path: '^shared/src', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'provider-knows-shared-alone',
      severity: 'error',
      from: { path: '^provider/src' },
      to: { path: '^(server|client|e2e)/' },
    },
    {
      name: 'provider-needs-no-node',
      comment: 'The browser uses it too.',
      severity: 'error',
      from: { path: '^provider/src', pathNot: tests },
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
      name: 'server-tries-the-provider-in-tests-alone',
      severity: 'error',
      from: { path: '^server/src', pathNot: tests },
      to: { path: '^provider/' },
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
      from: { path: '^server/src', pathNot: ['^server/src/platform/http/', tests] },
      to: { path: 'node_modules/(express|helmet|express-rate-limit)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'socket-io-at-the-edge',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['\\.events\\.ts$', '^server/src/platform/socket/', tests] },
      to: { path: 'node_modules/socket\\.io' },
    },
    {
      name: 'ws-at-the-edge',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/platform/socket/', tests] },
      to: { path: 'node_modules/ws/' },
    },
    {
      name: 'lmdb-in-its-adapter',
      severity: 'error',
      from: { path: '^server/src', pathNot: '^server/src/storage/embedded/' },
      to: { path: 'node_modules/lmdb' },
    },
    {
      name: 'mongoose-in-its-adapter',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/storage/mongo/', '^server/src/testing/'] },
      to: { path: 'node_modules/(mongoose|mongodb|bson)/' },
    },
    {
      name: 'redis-in-its-adapter',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/platform/redis-bus\\.ts$', tests] },
      to: { path: 'node_modules/redis/' },
    },
    {
      name: 'storage-is-chosen-in-compose',
      severity: 'error',
      from: {
        path: '^server/src',
        pathNot: [
          '^server/src/(compose|demo|main|open-store-to-verify|verify-audit|verify-history)\\.ts$',
          '^server/src/storage/',
          tests,
        ],
      },
      to: { path: '^server/src/storage/' },
    },
    {
      name: 'compose-is-the-root',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/(demo|main|serve)\\.ts$', tests] },
      to: { path: '^server/src/compose\\.ts$' },
    },
    {
      name: 'ui-and-lib-know-no-feature',
      severity: 'error',
      from: { path: '^client/src/(ui|lib)/' },
      to: { path: '^client/src/(editing|features|app)/' },
    },
    {
      name: 'editing-knows-no-feature',
      comment: 'What every live text needs, whichever document it is in.',
      severity: 'error',
      from: { path: '^client/src/editing/' },
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
          '^server/src/(demo|main|verify-history)\\.ts$',
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
    // Our own builds; a package's are what its name resolves to.
    exclude: { path: '^[a-z0-9]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    },
  },
}
