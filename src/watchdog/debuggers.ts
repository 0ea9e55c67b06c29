import { type Run, spawnRun } from '../process/run.ts'
import { which } from '../process/which.ts'
import type { NativeStack, Place, Stack } from '../results/model.ts'

/** Debuggers that happen to be on the machine; they stop a process for a moment. */
export interface Debuggers {
  /** Python stacks by py-spy, or why there are none. */
  pythonStacks(pid: number): Promise<Stack[] | string>
  /** Native stacks by gdb, or why there are none. */
  nativeStacks(pid: number): Promise<NativeStack[] | string>
}

/** Seconds that one debugger gets. */
const LIMIT = 15
const MAX_FRAMES = 40

/** Debuggers found on PATH. They get nothing of the environment but that. */
export function findDebuggers(path: string, run: Run = spawnRun): Debuggers {
  const env = { PATH: path, HOME: '/nonexistent', LC_ALL: 'C' }
  const ask = async (command: string[]) => {
    const file = await which(command[0]!, path)
    if (!file) return `${command[0]} is not on PATH`
    const ended = await run([file, ...command.slice(1)], { env, cwd: '/', timeout: LIMIT })
    if (ended.code === 0) return { output: ended.stdout }
    return `${command[0]}: ${lastLine(ended.stderr) || 'failed'}`
  }
  return {
    pythonStacks: async (pid) => {
      const answer = await ask(['py-spy', 'dump', '--json', '--pid', `${pid}`])
      return typeof answer === 'string' ? answer : parsePySpy(answer.output, pid)
    },
    nativeStacks: async (pid) => {
      const answer = await ask(gdbCommand(pid))
      return typeof answer === 'string' ? answer : parseGdb(answer.output, pid)
    },
  }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

/** Nothing that the process's folder or its libraries bring along may run inside gdb. */
function gdbCommand(pid: number): string[] {
  const settings = ['auto-load off', 'debuginfod enabled off', 'print frame-arguments none']
  const early = settings.flatMap((one) => ['-iex', `set ${one}`])
  return [
    'gdb',
    '-nx',
    '-batch',
    ...early,
    '-p',
    `${pid}`,
    '-ex',
    `thread apply all bt ${MAX_FRAMES}`,
  ]
}

/** Parses gdb's `thread apply all bt`. */
export function parseGdb(output: string, pid: number): NativeStack[] {
  const stacks: NativeStack[] = []
  for (const line of output.split('\n')) {
    const thread = /^Thread \d+ \(.*\bLWP (\d+)\)/.exec(line)
    if (thread) stacks.push({ pid, tid: Number(thread[1]), frames: [] })
    const frame = /^#\d+\s+(?:0x[0-9a-f]+ in )?(\S+) \(.*\)(?: from (.*)| at .*)?$/.exec(line)
    if (!frame) continue
    stacks.at(-1)?.frames.push({ function: frame[1]!, library: frame[2] ?? null })
  }
  return stacks
}

interface PySpyThread {
  thread_id: number
  thread_name: string | null
  os_thread_id: number | null
  frames: { name: string; filename: string; line: number }[]
}

/** Parses `py-spy dump --json`. */
export function parsePySpy(output: string, pid: number): Stack[] | string {
  try {
    const threads = JSON.parse(output.replace(/"thread_id": (\d+)/g, '"thread_id": "$1"'))
    return (threads as PySpyThread[]).map((thread) => ({
      pid,
      ident: `${thread.thread_id}`,
      tid: thread.os_thread_id,
      name: thread.thread_name,
      frames: thread.frames.map(
        ({ filename, line, name }): Place => ({ file: filename, line, function: name }),
      ),
    }))
  } catch {
    return 'py-spy: its answer could not be read'
  }
}
