/** Which rules of passwords a new one meets while it is typed. The server judges; this only says it early. */
export interface Met {
  long: boolean
  mixed: boolean
  login: boolean
}

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]

export function meets(password: string, login: string): Met {
  const text = password.normalize('NFKC')
  const name = login.normalize('NFKC').toLowerCase().trim()
  return {
    long: [...text].length >= 12,
    mixed: CLASSES.filter((each) => each.test(text)).length >= 3,
    login: text !== '' && (name.length < 3 || !text.toLowerCase().includes(name)),
  }
}

export const allMet = (met: Met): boolean => met.long && met.mixed && met.login
