import { expect, test } from 'vitest'
import { COMING, track, type Stage } from './track'

const steps = (...stages: Stage[]) => stages.map((stage, at) => ({ seq: at, at: `2026-11-22T00:0${at}:00Z`, stage, says: { zh: stage, en: stage } }))
const shown = (stages: Stage[], now = { closed: false, waiting: false }) => track(steps(...stages), now).map((each) => `${each.state} ${each.state === 'coming' ? each.stage : each.step.stage}`)

test('what was told stands in order, the newest is now, and the usual way lies ahead', () => {
  expect(shown(['received'])).toEqual(['now received', 'coming taken', 'coming on_the_way', 'coming on_scene', 'coming closed'])
  expect(shown(['received', 'taken', 'help_ordered'])).toEqual(['done received', 'done taken', 'now help_ordered', 'coming on_the_way', 'coming on_scene', 'coming closed'])
  expect(shown(['received', 'taken', 'on_the_way', 'on_scene', 'handled'])).toEqual(['done received', 'done taken', 'done on_the_way', 'done on_scene', 'now handled', 'coming closed'])
})

test('a question to the caller leads nowhere further, and one step back is none', () => {
  const asked: Stage[] = ['received', 'taken', 'on_the_way', 'waiting_for_you']
  expect(shown(asked, { closed: false, waiting: true }).slice(3)).toEqual(['now waiting_for_you', 'coming on_scene', 'coming closed'])
  expect(shown(asked).slice(2)).toEqual(['now on_the_way', 'coming on_scene', 'coming closed'])
  expect(shown(['received', 'taken', 'on_scene', 'on_the_way']).slice(3)).toEqual(['now on_the_way', 'coming closed'])
})

test('nothing lies ahead of what is over or joined; what is taken up again begins at the desk', () => {
  expect(shown(['received', 'taken', 'closed'], { closed: true, waiting: false })).toEqual(['done received', 'done taken', 'done closed'])
  expect(shown(['received', 'joined'])).toEqual(['done received', 'now joined'])
  expect(shown(['received', 'taken', 'on_scene', 'closed', 'reopened']).slice(4)).toEqual(['now reopened', 'coming on_the_way', 'coming on_scene', 'coming closed'])
})

test('every stage ahead has its words', () => {
  for (const each of track(steps('received'), { closed: false, waiting: false })) if (each.state === 'coming') expect(COMING[each.stage]).toHaveLength(2)
})
