/** The cycle of a group and its pair of co-chairs (A3). */
import { z } from 'zod'
import { DelegationCode, UserId } from '../ids/index.js'

/** What a co-chair's seat is called in the group's own rules. */
export const seats = [
  'asean',
  'plus',
  'host',
  'visitor',
  'exercise_director',
  'deputy_exercise_director',
] as const
export const Seat = z.enum(seats)

const CoChairSeat = z.strictObject({ delegation: DelegationCode, seat: Seat.nullable() })
/** Two equal seats, held by two delegations, in the order of the group's own rules. */
export const CoChairPair = z
  .tuple([CoChairSeat, CoChairSeat])
  .refine(([a, b]) => a.delegation !== b.delegation, 'both seats are held by one delegation')
export type CoChairPair = z.infer<typeof CoChairPair>

const Year = z.string().regex(/^(19|20|21)\d{2}$/, 'no year')

const span = {
  /** The first, the second, …; null where nobody counts. */
  ordinal: z.int().min(1).max(999).nullable(),
  from: Year,
  to: Year,
}
const endsAfterItBegins = ({ from, to }: { from: string; to: string }): boolean => from <= to

export const Cycle = z.strictObject(span).refine(endsAfterItBegins, 'a cycle ends before it begins')
export type Cycle = z.infer<typeof Cycle>

/** As it is kept and shown: of an imported group one or the other may be unknown. */
export const KnownCycle = z.object({
  ordinal: z.int().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type KnownCycle = z.infer<typeof KnownCycle>

/** Roles that only people of the two seats hold: a secretariat is staff of the co-chairs (A2). */
export const rolesOfSeats = ['co_chair', 'secretariat'] as const
export const RoleOfSeat = z.enum(rolesOfSeats)

/** The next pair, and who will work for it; in force with the hand-over, and not before. */
export const NextCycle = z
  .strictObject({
    ...span,
    coChairs: CoChairPair,
    /** Members of the group, of the delegations that hold the seats. */
    people: z
      .array(z.strictObject({ userId: UserId, role: RoleOfSeat }))
      .max(100)
      .refine((people) => new Set(people.map(({ userId }) => userId)).size === people.length, 'twice'),
  })
  .refine(endsAfterItBegins, 'a cycle ends before it begins')
export type NextCycle = z.infer<typeof NextCycle>

/** Null: nothing is planned any more. */
export const PlannedCycle = z.strictObject({ next: NextCycle.nullable() })

/** A cycle that is over: its pair, and the domain's instant at which it handed over. */
export const FormerCycle = KnownCycle.extend({
  coChairs: z.array(z.object({ delegation: DelegationCode, seat: z.string() })),
  until: z.iso.datetime(),
})
export type FormerCycle = z.infer<typeof FormerCycle>
