/** A conference that plans an exercise: initial, middle or final. */
import type { AgendaTemplate } from './agenda-template.js'

export const planning: AgendaTemplate = [
  {
    kind: 'opening',
    minutes: 20,
    action: 'none',
    title: { en: 'Welcome, introductions, administration' },
    annotation: { en: 'Roll call of planners.' },
  },
  { kind: 'adoption_of_agenda', minutes: 5, action: 'adopt', title: { en: 'Adoption of the agenda' } },
  {
    kind: 'matters_arising',
    minutes: 20,
    action: 'review',
    title: { en: 'Actions of the last planning meeting' },
    annotation: { en: 'Not at the initial meeting.' },
  },
  {
    kind: 'procedural',
    minutes: 10,
    action: 'note',
    title: { en: 'Trusted agents and handling of scenario material' },
    annotation: { en: 'Who may see what until the exercise starts.' },
  },
  {
    kind: 'decision',
    minutes: 60,
    action: 'agree',
    title: { en: 'Design: type, scope, objectives, duration' },
    annotation: { en: 'IPM: agree. MPM: refine. FPM: freeze.' },
  },
  {
    kind: 'proposal',
    minutes: 60,
    action: 'consider',
    title: { en: 'Scenario and master events list' },
    annotation: { en: 'IPM: outline. MPM: events list. FPM: final.' },
  },
  {
    kind: 'decision',
    minutes: 45,
    action: 'agree',
    title: { en: 'Participation: teams, control, evaluation, observers' },
    annotation: { en: 'Country by country: confirmed, provisional, declined, no reply.' },
  },
  {
    kind: 'review_of_preparations',
    minutes: 60,
    action: 'review',
    title: { en: 'Venue, network, accounts, logistics, security' },
    lead: 'host',
    annotation: { en: 'Each line: owner, state, due.' },
  },
  {
    kind: 'decision',
    minutes: 20,
    action: 'agree',
    title: { en: 'Planning calendar' },
    annotation: { en: 'Dates carry a precision: day, month, to be decided.' },
  },
  {
    kind: 'procedural',
    minutes: 15,
    action: 'note',
    title: { en: 'Public affairs and reporting to the working group' },
    annotation: { en: 'What goes to the working group, and when.' },
  },
  {
    kind: 'next_meeting',
    minutes: 15,
    action: 'decide',
    title: { en: 'Actions read back; next planning meeting' },
    annotation: { en: 'Actions are read aloud before closing.' },
  },
]
