// Holds the imports against the rules. A parser that does not know our TypeScript reads nothing and finds
// nothing wrong: so too few modules is a failure as well.
import swc from '@swc/core'
import { cruise } from 'dependency-cruiser'
import { createRequire } from 'node:module'

// The cruiser asks swc to read every file as plain TypeScript; components need to be read as TSX.
const parseFileSync = swc.parseFileSync.bind(swc)
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })

const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const fewestModules = 60

const { output } = await cruise(
  ['shared/src', 'provider/src', 'server/src', 'client/src'],
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  rules.options.enhancedResolveOptions,
)
const ours = output.modules.filter((module) => /^(shared|provider|server|client)\/src/.test(module.source))
for (const { rule, from, to } of output.summary.violations) {
  console.error(`${rule.name}: ${from} → ${to}`)
}
const unresolved = ours.flatMap((module) =>
  module.dependencies
    .filter((dependency) => dependency.couldNotResolve && !dependency.module.startsWith('virtual:'))
    .map((dependency) => `${module.source} → ${dependency.module}`),
)
for (const each of unresolved) console.error(`cannot be resolved: ${each}`)
if (ours.length < fewestModules)
  console.error(`only ${ours.length} modules were read: the parser sees too little`)
if (output.summary.violations.length + unresolved.length > 0 || ours.length < fewestModules) process.exit(1)
console.log(`dependency rules hold in ${ours.length} modules`)
