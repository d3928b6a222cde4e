// All tests: the checks, the proofs, then the browser stories on a built product.
await import('./check.mjs')
await import('./prove.mjs')
await import('./e2e.mjs')
