export { connect, connectDocument, type ConnectOptions, type Connection } from './headless.js'
export { DocumentGone, DocumentRefused, type LiveDocument } from './live-document.js'
export { openSocketLink, type SocketLink, type SocketLinkOptions } from './socket-link.js'
