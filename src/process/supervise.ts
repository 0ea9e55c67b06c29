import { capture } from './capture.ts'
import type { Reapers } from './reapers.ts'
import type { Run } from './run.ts'
import { readStatus } from './waitstatus.ts'
import { which } from './which.ts'

/** Runs a command (an install, which runs the pull request's code too) below a reaper. */
export function supervisedRun(reapers: Reapers, interrupt: AbortSignal): Run {
  return async (command, { env, cwd, timeout }) => {
    const output = capture(16 << 10, 1 << 20)
    const file = await fileOf(command[0]!, env)
    let settle = () => {}
    const done = new Promise<void>((resolve) => {
      settle = resolve
    })
    const program = reapers.start(
      {
        command: [file, ...command.slice(1)],
        cwd: cwd ?? '/',
        env,
      },
      {
        output: (stream, bytes) => output.add(stream, bytes, 0),
        changed: () => {
          const main = program.main()
          if (program.isOver() || (main !== null && program.statuses.has(main))) settle()
        },
      },
    )
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      settle()
    }, timeout * 1000)
    interrupt.addEventListener('abort', settle)
    if (interrupt.aborted) settle()
    await done
    clearTimeout(timer)
    interrupt.removeEventListener('abort', settle)
    program.settle()
    program.end()
    await program.closed(1000)
    program.abandon()
    const status = program.statuses.get(program.main() ?? -1)
    const ended = status === undefined ? { code: null, signal: null } : readStatus(status)
    const { stdout, stderr } = output.captured()
    return { ...ended, stdout, stderr, timedOut }
  }
}

/** The reaper executes a file, not a name to be looked for. */
async function fileOf(command: string, env: Readonly<Record<string, string>>): Promise<string> {
  return command.includes('/') ? command : ((await which(command, env.PATH)) ?? command)
}
