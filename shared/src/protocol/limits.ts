/** Limits of the wire. Each has a reason; the message for each is in `refusals.ts`. */

/** One frame of edits. A larger paste or resynchronisation is split by the client, in clock order. */
export const largestFrameBytes = 256 * 1024
/** Room for base64 and the envelope around the largest frame; Socket.io drops what is larger unread. */
export const largestMessageBytes = 384 * 1024
/** The whole document as Yjs state: ten times the largest agenda seen, little enough to load in memory. */
export const largestDocumentBytes = 10 * 1024 * 1024
/** More people than the largest group with all its advisers. */
export const mostParticipants = 200
/** Steady rate of one socket: the client batches its keystrokes between acknowledgements. */
export const mostEditsPerSecond = 30
export const mostPlacesPerSecond = 10
/** How long a request may go unanswered before the client takes the link for dead. */
export const answerWithinMs = 8_000
