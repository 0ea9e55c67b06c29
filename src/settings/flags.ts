import { parseArgs } from 'node:util'
import {
  type Command,
  isSwitch,
  optionOf,
  positional,
  type SettingName,
  settingsOf,
} from './names.ts'
import { nearest, noSuchOption } from './nearest.ts'
import type { Raw } from './raw.ts'

type Options = ReadonlyMap<string, SettingName>
type Token = ReturnType<typeof tokensOf>[number]

function optionsOf(command: Command): Options {
  return new Map(
    settingsOf(command).flatMap((name): [string, SettingName][] => {
      const option = optionOf(name)
      return option === null ? [] : [[option, name]]
    }),
  )
}

function tokensOf(args: readonly string[], options: Options) {
  const known = [...options].map(([option, name]) => {
    const type = isSwitch(name) ? 'boolean' : 'string'
    return [option, { type, multiple: true } as const] as const
  })
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  return tokens
}

/** Reads the arguments of a command; never throws, what is wrong is in `problems`. */
export function readFlags(all: readonly string[], command: Command = 'run'): Raw {
  const options = optionsOf(command)
  const { args, words } = splitAtWords(all, command)
  const tokens = tokensOf(args, options)
  const values = new Map<SettingName, string[]>(words && [['command', words]])
  const problems: string[] = []
  const add = (name: SettingName, value: string) =>
    values.set(name, [...(values.get(name) ?? []), value])
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'positional' && !isValueOf(tokens[at - 1], options)) {
      add(positional[command], token.value)
    }
    if (token.kind !== 'option') continue
    const name = options.get(token.name)
    const problem = problemOf(token, name, options)
    if (problem) problems.push(problem)
    else add(name!, token.value ?? 'true')
  }
  return { values, problems, show: (name) => (optionOf(name) ? `--${optionOf(name)}` : name) }
}

/** Of `run`, what follows `--` is the words of a command. */
function splitAtWords(all: readonly string[], command: Command) {
  const end = command === 'run' ? all.indexOf('--') : -1
  return end < 0
    ? { args: all, words: null }
    : { args: all.slice(0, end), words: all.slice(end + 1) }
}

/** What follows a misspelt option that takes a value is that value. */
function isValueOf(before: Token | undefined, options: Options): boolean {
  if (before?.kind !== 'option' || before.value !== undefined || options.has(before.name)) {
    return false
  }
  const meant = options.get(nearest(before.name, [...options.keys()]) ?? '')
  return meant !== undefined && !isSwitch(meant)
}

function problemOf(
  token: Token & { kind: 'option' },
  name: SettingName | undefined,
  options: Options,
): string | null {
  if (!name) return noSuchOption(token.rawName, [...options.keys()])
  if (isSwitch(name)) {
    return token.value === undefined
      ? null
      : `${token.rawName}: takes no value, got '${token.value}'`
  }
  return token.value === undefined || isOption(token) ? `${token.rawName}: needs a value` : null
}

/** `--trials --offline`: the next option is not a value, unless it is written with `=`. */
const isOption = (token: { value?: string; inlineValue?: boolean }) =>
  !token.inlineValue && token.value?.startsWith('--') === true
