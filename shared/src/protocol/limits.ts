/** Limits of the wire. Each has a reason; the message for each is in `refusals.ts`. */

/** One frame of edits. A larger paste or resynchronisation is split by the client, in clock order. */
export const largestFrameBytes = 256 * 1024
/** Offline work merges few clients' ids; Yjs allots memory by these counts before it reads. */
export const mostClientsInFrame = 64
export const mostStructsInFrame = 20_000
/** Room for base64 and the envelope around the largest frame; Socket.io drops what is larger unread. */
export const largestMessageBytes = 384 * 1024
/** The whole document as Yjs state: ten times the largest agenda seen, little enough to load in memory. */
export const largestDocumentBytes = 10 * 1024 * 1024
/** More people than the largest group with all its advisers. */
export const mostParticipants = 200
/** Steady rate of one socket: the client batches its keystrokes between acknowledgements. */
export const mostEditsPerSecond = 30
export const mostPlacesPerSecond = 10
/** Bytes of edits of one socket: a steady rate far above typing, and once what a long time offline brings. */
export const mostEditBytesPerSecond = 256 * 1024
export const largestResynchronisationBytes = 8 * 1024 * 1024
/** Tabs and devices of one person at once. */
export const mostSocketsPerPerson = 20
/** How long a request may go unanswered before the client takes the link for dead. */
export const answerWithinMs = 8_000
