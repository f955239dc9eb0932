/** One of several things that can be chosen. */
export interface Option<T extends string = string> {
  value: T
  name: string
  note?: string
  /** What else it is found by. */
  also?: string[]
}

/** Those whose name, code or other words hold every part that was typed; what begins with it comes first. */
export function finding<T extends string>(options: Option<T>[]): (typed: string) => Option<T>[] {
  const texts = options.map((each) => [each.name, each.value, each.note ?? '', ...(each.also ?? [])].join('\n').toLowerCase())
  return (typed) => {
    const parts = typed.toLowerCase().split(/\s+/).filter(Boolean)
    if (!parts.length) return options
    const first = parts[0] ?? ''
    const rank = (option: Option<T>): number => {
      if (option.value.toLowerCase() === first || option.name.toLowerCase() === first) return 0
      if (option.value.toLowerCase().startsWith(first) || option.name.toLowerCase().startsWith(first)) return 1
      return option.also?.some((each) => each.toLowerCase() === first) ? 1 : 2
    }
    return options
      .filter((_, index) => parts.every((part) => texts[index]?.includes(part)))
      .map((each, index) => ({ each, index, rank: rank(each) }))
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .map(({ each }) => each)
  }
}

export function optionsOf<T extends string>(list: Readonly<Record<T, readonly [string, string]>>, say: (pair: readonly [string, string]) => string, only?: readonly T[]): Option<T>[] {
  return (only ?? (Object.keys(list) as T[])).map((value) => ({ value, name: say(list[value]) }))
}
