import pep440 from '@renovatebot/pep440'
import type { FoundPython } from '../plan/python.ts'
import type { Run } from '../process/run.ts'

/**
 * Prints, as JSON, which of the named distributions are installed (version, "" where unknown, or
 * null) and what markers compare with. Reads their metadata's names rather than importing them;
 * only what has no metadata, such as a package in a folder on PYTHONPATH, is imported.
 */
const program = `import json, os, platform, re, sys
def plain(name): return re.sub("[-_.]+", "-", name).lower()
def read(path):
    if os.path.isdir(path):
        path = os.path.join(path, "METADATA" if path.endswith(".dist-info") else "PKG-INFO")
    try:
        with open(path, "rb") as f: return re.search(b"(?m)^Version: *(\\\\S+)", f.read()).group(1).decode()
    except Exception: return ""
found = {}
for folder in sys.path:
    try: names = sorted(os.listdir(folder)) if folder else []
    except OSError: continue
    for name in names:
        m = re.match(r"(.+?)(?:-([^-]+)(?:-.*)?)?\\.(?:dist|egg)-info$", name)
        if m: found.setdefault(plain(m.group(1)), m.group(2) or read(os.path.join(folder, name)))
def imported(name):
    try: module = __import__(plain(name).replace("-", "_"))
    except Exception: return None
    version = getattr(module, "__version__", getattr(module, "version", ""))
    return version if isinstance(version, str) else ""
v = sys.version_info
implementation = platform.python_implementation()
print(json.dumps({"installed": dict((n, found[plain(n)] if plain(n) in found else imported(n)) for n in sys.argv[1:] or sorted(found)),
    "markers": {"python_version": "%d.%d" % v[:2], "python_full_version": platform.python_version(),
    "os_name": os.name, "sys_platform": sys.platform,
    "platform_system": platform.system(), "platform_machine": platform.machine(),
    "implementation_name": implementation.lower(), "platform_python_implementation": implementation}}))
`

interface Requirement {
  text: string
  name: string
  range: string
  marker: string
}

interface Installed {
  installed: Record<string, string | null>
  markers: Record<string, string>
}

/** Seconds: the answer is only told. */
const PATIENCE = 15
/** As many as a reader of results takes. */
const MOST_PACKAGES = 1000

/** The distributions that this interpreter has in this environment, by normalized name. */
export async function packagesOf(
  python: Parameters<typeof satisfied>[0],
  run: Run,
): Promise<Record<string, string>> {
  const brief: Run = (command, options) => run(command, { ...options, timeout: PATIENCE })
  const { installed } = await ask(python, [], brief)
  const known = Object.entries(installed).filter((one): one is [string, string] => Boolean(one[1]))
  return Object.fromEntries(known.slice(0, MOST_PACKAGES))
}

/**
 * Does this interpreter, in this environment, already have all of this? Null where it has, else
 * the first reason, such as `pymongo 3.12.3 does not meet pymongo<3`. Extras are ignored; what is
 * no plain requirement (a file, a folder, a URL) or has a marker that is not understood counts
 * as not met. Throws where the interpreter cannot be asked.
 */
export async function satisfied(
  python: Pick<FoundPython, 'path'> & { env: Readonly<Record<string, string>> },
  requirements: readonly string[],
  run: Run,
): Promise<string | null> {
  const parsed = requirements.map(parse)
  const odd = requirements.find((_, index) => parsed[index] === null)
  if (odd !== undefined) return `cannot tell whether ${odd} is installed`
  if (parsed.length === 0) return null
  const known = await ask(python, parsed as Requirement[], run)
  for (const each of parsed as Requirement[]) {
    const reason = missing(each, known)
    if (reason) return reason
  }
  return null
}

function parse(text: string): Requirement | null {
  const found = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;@()]*?)\)?\s*(?:;(.*))?$/.exec(
    text.trim(),
  )
  const [, name = '', range = '', marker = ''] = found ?? []
  if (!found || !pep440.validRange(range.trim() || '>=0')) return null
  return { text: text.trim(), name, range: range.trim(), marker: marker.trim() }
}

async function ask(
  python: Parameters<typeof satisfied>[0],
  requirements: Requirement[],
  run: Run,
): Promise<Installed> {
  const names = requirements.map((each) => each.name)
  // -B: asking must not leave byte code behind.
  const command = [python.path, '-B', '-c', program, ...names]
  // Not where we are: what lies there is on the path of this question, and of no repro.
  const ended = await run(command, { env: { ...python.env }, cwd: '/', timeout: 60 })
  const answer = ended.stdout.trim().split('\n').at(-1) ?? ''
  try {
    return JSON.parse(answer) as Installed
  } catch {
    throw new Error(`${python.path} cannot tell what is installed: ${ended.stderr.trim()}`)
  }
}

function missing({ text, name, range, marker }: Requirement, known: Installed): string | null {
  const wanted = applies(marker, known.markers)
  if (wanted === null) return `cannot tell whether ${text} applies here`
  if (!wanted) return null
  const version = known.installed[name] ?? null
  const needed = `${name}${range}`
  if (version === null) return `${needed} is not installed`
  if (range === '') return null
  if (!pep440.valid(version)) return `cannot tell whether ${name} meets ${needed}`
  const met = pep440.satisfies(version, range, { prereleases: true })
  return met ? null : `${name} ${version} does not meet ${needed}`
}

/** A marker without brackets; null where it is not understood. No extra is asked for. */
function applies(marker: string, values: Record<string, string>): boolean | null {
  if (marker === '') return true
  const groups = marker
    .split(/\s+or\s+/)
    .map((group) => group.split(/\s+and\s+/).map((clause) => holds(clause.trim(), values)))
  if (groups.flat().includes(null)) return null
  return groups.some((group) => group.every(Boolean))
}

function holds(clause: string, values: Record<string, string>): boolean | null {
  const found = /^(\w+)\s*(==|!=|<=|>=|<|>)\s*(?:'([^']*)'|"([^"]*)")$/.exec(clause)
  if (!found) return null
  const [, name = '', operator = '', single, double] = found
  const wanted = single ?? double ?? ''
  const value = name === 'extra' ? '' : values[name]
  if (value === undefined) return null
  if (/version/.test(name)) return pep440.satisfies(value, operator + wanted, { prereleases: true })
  if (operator !== '==' && operator !== '!=') return null
  return (value === wanted) === (operator === '==')
}
