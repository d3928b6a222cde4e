/** Addresses within the application, as the client's router knows them. */
import type { BlockId, DocumentId, GroupId, ItemId, MeetingId, PaperId } from '@tandem/shared/ids'

export function pathOfGroup(id: GroupId): string {
  return `/groups/${id}`
}
/** Opened beside the register of its group. */
export function pathOfCommitment(groupId: GroupId, number: string): string {
  return `${pathOfGroup(groupId)}/commitments?open=${encodeURIComponent(number)}`
}
export function pathOfMeeting(id: MeetingId): string {
  return `/meetings/${id}`
}
export function pathOfPaper({ id, meetingId }: { id: PaperId; meetingId: MeetingId }): string {
  return `${pathOfMeeting(meetingId)}/papers/${id}`
}
export function pathOfDocument(id: DocumentId): string {
  return `/documents/${id}`
}
export function pathOfItem(documentId: DocumentId, id: ItemId): string {
  return `${pathOfDocument(documentId)}#${id}`
}
export function pathOfBlock(documentId: DocumentId, id: BlockId): string {
  return `${pathOfDocument(documentId)}#${id}`
}
