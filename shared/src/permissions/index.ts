export * from './matrix.js'
export * from './may.js'
