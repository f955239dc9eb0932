/** Who is in the call beside this phone, whether they send anything or not; and who has just come or gone. */
import { computed, ref, watch } from 'vue'
import type { CallShown, Participant, Role } from '@/call/doors'
import { others, roles } from '@/call/says'
import { say, text, words } from '@/words'

const w = words({
  in: ['通话中：{who}', 'In the call: {who}'],
  and: ['、', ', '],
  came: ['{who}加入了通话', '{who} has joined the call'],
  went: ['{who}离开了通话', '{who} has left the call'],
})

type Those = readonly Pick<Participant, 'participant' | 'role'>[]

/** The roles that came and went between two states of the call. */
export function changes(before: Those, now: Those): { came: Role[]; went: Role[] } {
  const without = (all: Those, rest: Those): Role[] => all.filter((each) => !rest.some((one) => one.participant === each.participant)).map((each) => each.role)
  return { came: without(now, before), went: without(before, now) }
}

/** Each role once, with how many of it there are when there are more. */
export function counted(those: Those): string[] {
  const found = new Map<Role, number>()
  for (const { role } of those) found.set(role, (found.get(role) ?? 0) + 1)
  return [...found].map(([role, n]) => (n > 1 ? `${text(roles[role])} ×${n}` : text(roles[role])))
}

export function useWho(shown: () => CallShown) {
  const there = computed(() => others(shown()).map(({ participant, role }) => ({ participant, role })))
  const list = computed(() => (there.value.length ? say(w.in, { who: counted(there.value).join(w.and) }) : ''))
  /** Told to whoever does not see the list. */
  const news = ref('')
  watch(there, (now, before) => {
    const { came, went } = changes(before, now)
    const told = [...came.map((who) => say(w.came, { who: text(roles[who]) })), ...went.map((who) => say(w.went, { who: text(roles[who]) }))]
    if (told.length) news.value = told.join(' ')
  })
  return { list, news }
}
