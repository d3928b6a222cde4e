/** Set by the build: a hash of the schemas by which everything kept on a device was parsed. */
declare const __CONTRACTS__: string
