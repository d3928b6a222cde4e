/** The look of every table: rows with hairlines, one column on a phone. Put on by class, since tables differ in the rest. */
export { default as tableStyles } from './table.module.css'
