import type { Run } from '../process/run.ts'
import type { PythonInfo } from '../results/model.ts'

/**
 * What every Python since 2.7 understands, without `site` and without an import that it has not
 * done itself: it costs no more than the interpreter's own start.
 */
const program = `import sys
v = sys.version_info
own = getattr(sys, "pypy_version_info", None)
name = "pypy" if own else getattr(getattr(sys, "implementation", None), "name", "cpython")
if name == "graalpy": own = sys.implementation.version
form = lambda v: "%d.%d.%d%s" % (v[:3] + ("" if v[3] == "final" else {"alpha": "a", "beta": "b", "candidate": "rc"}.get(v[3], v[3]) + str(v[4]),))
sys.stdout.write("|".join(["fork-safety", name, form(v), form(own) if own else "", getattr(sys, "abiflags", ""), sys.executable or ""]))
`
const names: Record<string, string> = { cpython: 'CPython', pypy: 'PyPy', graalpy: 'GraalPy' }
const limit = 10

export interface ProbeDeps {
  run: Run
  env: Readonly<Record<string, string>>
  cwd: string
  /** Where the command was found: `path`, `PATH`, `tool-cache`, … */
  origin: string
}

/**
 * Asks a command once which Python it is. `path` is the interpreter itself, also behind a shim.
 * Throws one clear error where it is none, cannot be started or does not answer within 10 s.
 */
export async function probe(command: string, deps: ProbeDeps): Promise<PythonInfo> {
  const { run, env, cwd, origin } = deps
  const ended = await run([command, '-S', '-E', '-c', program], { env, cwd, timeout: limit })
  const answer = /^fork-safety\|(\w+)\|([\w.]+)\|([\w.]*)\|(\w*)\|(.*)$/.exec(ended.stdout)
  if (ended.code !== 0 || !answer) throw new Error(`${command} ${reason(ended)}`)
  const [, name = '', version = '', build = '', flags = '', path = ''] = answer
  return {
    implementation: names[name] ?? name,
    version,
    build: build || null,
    freeThreaded: flags.includes('t'),
    path: path || command,
    origin,
  }
}

function reason(ended: Awaited<ReturnType<Run>>): string {
  const said = ended.stderr.trim().split('\n')[0]
  if (ended.timedOut) return `did not answer within ${limit} s: is it a Python?`
  if (ended.code === 0) return 'is no Python: it ran, but gave no version'
  if (ended.signal) return `is no usable Python: it was ended by ${ended.signal}`
  if (ended.code === null) return `could not be started: ${said}`
  return `is no usable Python: exit status ${ended.code}${said ? `: ${said}` : ''}`
}
