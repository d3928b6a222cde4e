/** The people in an answer about history: each once, referred to by position. */
import type { HistoryAuthor } from '@tandem/shared/history'
import { UserId } from '@tandem/shared/ids'
import type { Document, OpenDocuments } from '../documents/index.js'
import type { Groups } from '../groups/index.js'
import type { Users } from '../identity/index.js'

export interface AuthorListParts {
  users: Pick<Users, 'find'>
  groups: Pick<Groups, 'member'>
  documents: Pick<OpenDocuments, 'colours'>
}

export class AuthorList {
  private readonly parts: AuthorListParts
  private readonly document: Document
  private readonly places = new Map<string | null, number>()

  constructor(parts: AuthorListParts, document: Document) {
    this.parts = parts
    this.document = document
  }

  /** @param author a user id; null: the product */
  placeOf(author: string | null): number {
    const place = this.places.get(author) ?? this.places.size
    this.places.set(author, place)
    return place
  }

  /** In the order in which they were first asked for. */
  authors(): Promise<HistoryAuthor[]> {
    return Promise.all([...this.places.keys()].map((author) => this.describe(author)))
  }

  private async describe(author: string | null): Promise<HistoryAuthor> {
    const userId = UserId.safeParse(author).data ?? null
    const user = userId && (await this.parts.users.find(userId))
    if (!user) return { userId, name: { en: 'Tandem' }, delegation: null, colour: null }
    const { id, groupId } = this.document
    const member = await this.parts.groups.member(groupId, user.id)
    const delegation = member?.delegation ?? user.delegation
    const colour = await this.parts.documents.colours.colourOf(id, { userId: user.id, delegation })
    return { userId: user.id, name: user.name, delegation, colour }
  }
}
