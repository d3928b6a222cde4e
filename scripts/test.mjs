// All tests: the checks, then the browser stories on a built product.
await import('./check.mjs')
await import('./e2e.mjs')
