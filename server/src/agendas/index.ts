/** Agendas as people meet them: the page around the text, who sees it, and what each may see of it. */
export { agendaRoutes } from './agendas.routes.js'
export { summariseDocument } from './document-card.js'
export { eventsFor } from './document-events.js'
export { meetingBinRoutes } from './meeting-bin.routes.js'
export { meetingRoutes } from './meeting.routes.js'
export { openRelease, type Release } from './release.js'
