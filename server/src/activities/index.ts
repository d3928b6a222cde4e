/** Activities. */
export { type Activities, type Activity, openActivities, summarise } from './activities.js'
