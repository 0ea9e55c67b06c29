import { type ChildProcess, spawn } from 'node:child_process'

export interface Ended {
  code: number | null
  signal: string | null
  stdout: string
  /** Where the command could not be started at all, `code` and `signal` are null and this says why. */
  stderr: string
  timedOut: boolean
}

export interface RunOptions {
  /** The whole environment; nothing is inherited. */
  env: Record<string, string>
  cwd?: string
  /** Seconds. */
  timeout: number
  /** Ends it early, as the limit does. */
  interrupt?: AbortSignal
  /** What it reads from standard input; nothing where absent. */
  input?: string
}

/** Runs a command to its end, without a shell. Never rejects. */
export type Run = (command: string[], options: RunOptions) => Promise<Ended>

const capBytes = 1 << 20

/** The last megabyte of a stream, as text. */
function tail(stream: NodeJS.ReadableStream): () => string {
  let chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    if (chunks.length > 64) chunks = [Buffer.concat(chunks).subarray(-capBytes)]
  })
  return () => Buffer.concat(chunks).subarray(-capBytes).toString('utf8')
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left.
  }
}

/** Not where this process has no descriptors left for them: an error is on the way then. */
export const hasStreams = (child: ChildProcess) => child.stdio !== undefined

/**
 * The plain `Run`: a process group of its own, ended at the limit and, for what it left behind,
 * when its leader ends. Each stream keeps its last megabyte.
 */
export const spawnRun: Run = ([file, ...args], { env, cwd, timeout, input = '', interrupt }) =>
  new Promise((resolve) => {
    const failed = ({ message }: Error) =>
      resolve({ code: null, signal: null, stdout: '', stderr: message, timedOut: false })
    const child = spawn(file ?? '', args, {
      env,
      cwd,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.on('error', failed)
    if (!hasStreams(child)) return
    child.stdin.on('error', () => {}) // it need not read to the end
    child.stdin.end(input)
    const stdout = tail(child.stdout)
    const stderr = tail(child.stderr)
    let timedOut = false
    const end = () => {
      endGroup(child.pid)
      // A process that left the group may still hold the pipes.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = setTimeout(() => {
      timedOut = true
      end()
    }, timeout * 1000)
    interrupt?.addEventListener('abort', end)
    if (interrupt?.aborted) end()
    const over = () => {
      clearTimeout(timer)
      interrupt?.removeEventListener('abort', end)
    }
    child.on('exit', () => endGroup(child.pid))
    child.on('error', over)
    child.on('close', (code, signal) => {
      over()
      resolve({ code, signal, stdout: stdout(), stderr: stderr(), timedOut })
    })
  })
