/** Loading things by id, with the right to. */
export { createAccess, type Finder, type Found, type Loaded, type Loads } from './access.js'
export { endpointOn, idIn } from './thing.routes.js'
