import type { SettingName } from './names.ts'
import type { Raw } from './raw.ts'
import { aCommand, isCommand, type Value } from './values.ts'

/** Takes what was given apart, one setting at a time; what is wrong with it is added to the problems. */
export interface Asker {
  /** Null where nothing was given, or nothing that is allowed. */
  one<T>(name: SettingName, value: Value<T>): T | null
  /** What is allowed of a list. */
  list<T>(name: SettingName, value: Value<T>): readonly T[]
  /** The words of a command line; null where there is none. */
  words(name: SettingName): readonly string[] | null
}

export function asker(raw: Raw, problems: string[]): Asker {
  const read = <T>(name: SettingName, given: string, value: Value<T>): T | null => {
    const found = value.read(given)
    if (found === null) {
      problems.push(`${raw.show(name)}: got '${given}', allowed is ${value.allowed}`)
    }
    return found
  }
  return {
    one(name, value) {
      const given = raw.values.get(name) ?? []
      if (given.length > 1) problems.push(`${raw.show(name)}: given ${given.length} times`)
      return given.length === 1 ? read(name, given[0]!, value) : null
    },
    words(name) {
      const words = raw.values.get(name)
      if (words === undefined) return null
      if (!isCommand(words)) {
        problems.push(`${raw.show(name)}: got '${words.join(' ')}', allowed is ${aCommand}`)
      }
      return Object.freeze([...words])
    },
    list(name, value) {
      const found = (raw.values.get(name) ?? []).map((given) => read(name, given, value))
      return Object.freeze(found.filter((one) => one !== null))
    },
  }
}
