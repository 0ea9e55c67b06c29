import { platform } from 'node:os'
import { nearest } from '../settings/nearest.ts'
import { SettingsError } from '../settings/raw.ts'
import { kindOf } from '../settings/values.ts'
import { statuses } from '../verdict/status.ts'
import { needsFork } from './cannotrun.ts'
import { runCommand } from './runcommand.ts'
import { describeError, say } from './say.ts'

const usage = `fork-safety run [REPRO…]                runs repros and their variants
fork-safety run -- COMMAND …            runs a command, such as python -m pytest
fork-safety init [--matrix]             a first repro for your package
fork-safety show RESULTS.json [WORD…]   its report again, or cases in full
fork-safety report RESULTS.json…        joins the results of several jobs
fork-safety accept RESULTS.json…        writes outcomes into fork-safety.toml
fork-safety story                       a deadlock of 2015, on one screen
fork-safety list                        scenarios, variants and Pythons here
fork-safety --help | --version
`

type Command = (args: string[]) => Promise<number>

const commands: Record<string, Command> = {
  run: runCommand,
  report: async (args) => (await import('./reportcommand.ts')).reportCommand(args),
  accept: async (args) => (await import('./reportcommand.ts')).acceptCommand(args),
  init: async (args) => (await import('./init.ts')).initCommand(args),
  show: async (args) => (await import('./show.ts')).showCommand(args),
  story: async (args) => (await import('./story.ts')).storyCommand(args),
  list: async (args) => (await import('./list.ts')).listCommand(args),
}

/** Runs one command and returns the exit status; never throws. */
export async function commandLine([name = '', ...args]: string[]): Promise<number> {
  try {
    return await dispatch(name, args)
  } catch (error) {
    const wrong = error instanceof SettingsError
    await say(process.stderr, `${describeError(error)}\n`)
    return wrong ? statuses.wrong : statuses.couldNotRun
  }
}

async function dispatch(name: string, args: string[]): Promise<number> {
  if (name === '--version') {
    const { version } = await import('../version.ts')
    return print(`${version}\n`)
  }
  if (['--help', '-h', 'help'].includes(name) || args.includes('--help')) return print(await help())
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new SettingsError([await noSuchCommand(name, args)])
  if (['run', 'init', 'story'].includes(name)) needsFork(platform())
  return command(args)
}

/** The usage, and what was probably meant: a command, or `run` of what is something to run. */
async function noSuchCommand(name: string, args: readonly string[]): Promise<string> {
  if (name === '') return usage.trimEnd()
  const word = nearest(name, [...Object.keys(commands), '--help', '--version'])
  const meant = word && !kindOf(name) ? [word, ...args] : ['run', name, ...args]
  const told = word || (await isForRun(name)) ? `\n\ndid you mean: ${meant.join(' ')}` : ''
  return `got '${name}', allowed is one of:\n${usage.trimEnd()}${told}`
}

async function isForRun(name: string): Promise<boolean> {
  if (/^-|\.py$|[*/]/.test(name) || kindOf(name)) return true
  const [{ scenarioNames }, { scenariosFolder }] = await Promise.all([
    import('../plan/repros.ts'),
    import('../plan/read.ts'),
  ])
  return scenarioNames(scenariosFolder).includes(name)
}

async function help(): Promise<string> {
  const { optionHelp } = await import('../settings/help.ts')
  return `${usage}\n${optionHelp}`
}

async function print(text: string): Promise<number> {
  await say(process.stdout, text)
  return statuses.ok
}
