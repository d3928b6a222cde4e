/** Meetings. */
export { type Meeting, type Meetings, openMeetings } from './meetings.js'
