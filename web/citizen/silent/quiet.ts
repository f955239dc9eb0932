/** The pages of the silent alarm in one piece: whoever has one has all. */
export { until } from './alarm'
export { default as Notes } from './Notes.vue'
export { default as Tags } from './Tags.vue'
