/** Minutes as people meet them: the page around their text, and the terms their group has agreed on. */
export { type Glossaries, openGlossaries } from './glossaries.js'
export { type Images, openImages } from './images.js'
export { imageRoutes } from './images.routes.js'
export { minutesRoutes } from './minutes.routes.js'
