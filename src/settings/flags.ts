import { parseArgs } from 'node:util'
import { type SettingName, settingKinds } from './names.ts'
import { nearest, noSuchOption } from './nearest.ts'
import type { Raw } from './raw.ts'

/** Flags of `run` that are written otherwise than the setting they are for. */
const renamed: Partial<Record<SettingName, string>> = {
  repro: '',
  command: '',
  'python-version': 'python',
  'python-path': '',
  'working-directory': '',
}

const flagOf = (name: string) => renamed[name as SettingName] ?? name

/** Reads the arguments of `fork-safety run`; never throws, what is wrong is in `problems`. */
export function readFlags(all: readonly string[]): Raw {
  const end = all.indexOf('--')
  const args = end < 0 ? all : all.slice(0, end)
  const names = Object.keys(settingKinds) as SettingName[]
  const flags = new Map(names.filter((name) => flagOf(name)).map((name) => [flagOf(name), name]))
  const options = Object.fromEntries(
    [...flags].map(([flag, name]) => [
      flag,
      { type: settingKinds[name] === 'switch' ? 'boolean' : 'string', multiple: true } as const,
    ]),
  )
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string[]>(end < 0 ? [] : [['command', all.slice(end + 1)]])
  const problems: string[] = []
  const add = (name: string, value: string) =>
    values.set(name, [...(values.get(name) ?? []), value])
  /** What follows a misspelt option that takes a value is that value. */
  const isValue = (before?: { kind: string; name?: string; value?: string }) => {
    if (before?.kind !== 'option' || before.value !== undefined) return false
    const meant = flags.get(nearest(before.name!, [...flags.keys()]) ?? '')
    return !flags.has(before.name!) && meant !== undefined && settingKinds[meant] !== 'switch'
  }
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'positional' && !isValue(tokens[at - 1])) add('repro', token.value)
    if (token.kind !== 'option') continue
    const name = flags.get(token.name)
    const isSwitch = name && settingKinds[name] === 'switch'
    if (!name) problems.push(noSuchOption(token.rawName, [...flags.keys()]))
    else if (isSwitch && token.value !== undefined) {
      problems.push(`${token.rawName}: takes no value, got '${token.value}'`)
    } else if (!isSwitch && (token.value === undefined || isOption(token))) {
      problems.push(`${token.rawName}: needs a value`)
    } else add(name, token.value ?? 'true')
  }
  const show = (name: string) => (flagOf(name) === '' ? name : `--${flagOf(name)}`)
  return { values, problems, show }
}

/** `--trials --offline`: the next option is not a value, unless it is written with `=`. */
const isOption = (token: { value?: string; inlineValue?: boolean }) =>
  !token.inlineValue && token.value?.startsWith('--') === true
