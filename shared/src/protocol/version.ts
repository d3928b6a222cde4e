/**
 * The version of the wire. A client that speaks another one is told to reload and stays read-only [SYNC-16].
 * `protocol.test.ts` pins the hash of all schemas to this number: a changed wire fails until the
 * number is raised and a line of history is added.
 *
 * 1  open, edit, place, close, watch, unwatch, ping; edits, participants, record, ended, here, signed_out
 * 2  open answers with several updates in one bundle and what was set aside, knows `seenSeq`; compare
 * 3  records of minutes beside agendas; a place may be a block
 * 4  commitments: the numbers of a record's commitments changed
 * 5  refusals of images
 * 6  refusals of naming and circulating versions
 * 7  follow, unfollow; the history of a document moved on
 * 8  images say in each language what they show
 * 9  refusals of links by which people choose their passwords
 * 10  refusals of second factors, of acts that want a proof, of other organisations' sign-ins and of files of members
 * 11  a group changed, or who is in it; refusals of setting up groups
 * 12  refusals of changing a meeting that is over
 * 13  refusals of papers
 */
export const protocolVersion = 13
