import pep440 from '@renovatebot/pep440'
import semver from 'semver'
import type { PythonInfo } from '../results/model.ts'

/**
 * Which interpreters a version spec means. `minor` is `3.12` where no other minor can match; `near`
 * is the version to look around when nothing matches.
 */
export interface Spec {
  text: string
  implementation: string
  freeThreaded: boolean
  version: (version: string) => boolean
  build: (build: string) => boolean
  minor: string | null
  near: string
}

const any = () => true
const rangeSign = /[<>=~^!*|,x ]/

/**
 * Reads a version spec:
 *
 * | spec | means |
 * |---|---|
 * | `3`, `3.12`, `3.x`, `3.12.4` | the newest release that begins so |
 * | `3.15.0rc1`, `3.15.0-rc.1` | that pre-release |
 * | `3.14-dev` | the newest 3.14, pre-releases among them |
 * | `3.13t`, `3.14t-dev` | a free-threaded build; no other spec means one |
 * | `>=3.9,<3.13`, `~=3.11`, `==3.12.*`, `requires-python >3.9` | as PEP 440 says |
 * | `>=3.9 <3.13`, `^3.9`, `~3.12`, `3.9 - 3.12`, `3.9 \|\| 3.12` | as semver (and setup-python) says |
 * | `pypy3.10`, `pypy3.11-v7.3.20` | PyPy for that Python, of that own version |
 * | `graalpy`, `graalpy3.12`, `graalpy-24.1` | GraalPy, for that Python, of that own version |
 *
 * A pre-release matches only where the spec names one. Throws where the text is none of these.
 */
export function parseSpec(given: string): Spec {
  const text = given.trim()
  const other = /^(pypy|graalpy)-?(\d+(?:\.\d+)*)?(?:-v?(\d[\w.]*)|-(nightly))?$/.exec(text)
  if (other?.[4]) throw new Error(`${text}: nightly builds can only be given by their path`)
  if (other) return otherSpec(text, other)
  const [, number, dev] = /^(?:cpython-?)?(\d[\w.]*)t(-dev)?$/.exec(text) ?? []
  const plain = number ? number + (dev ?? '') : text.replace(/^cpython-?/, '')
  return {
    text,
    implementation: 'CPython',
    freeThreaded: number !== undefined,
    version: versionTest(plain, text),
    build: any,
    minor: minorOf(plain),
    near: /\d+(\.\d+)*/.exec(plain)?.[0] ?? '3',
  }
}

/** `pypy3.11-v7.3.20`: a Python version, then the implementation's own. GraalPy's begin at 19. */
function otherSpec(text: string, [, name, first, second]: RegExpExecArray): Spec {
  const own = name === 'graalpy' && Number.parseInt(first ?? '', 10) > 3
  const version = own ? undefined : first
  const build = (own ? first : second)?.replace(/(\.x)+$/, '')
  return {
    text,
    implementation: name === 'pypy' ? 'PyPy' : 'GraalPy',
    freeThreaded: false,
    version: version ? beginsWith(version) : any,
    build: build ? beginsWith(build) : any,
    minor: version ? minorOf(version) : null,
    near: version ?? '3',
  }
}

function minorOf(plain: string): string | null {
  return /^(\d+\.\d+)(?![\d*x]|.*[|\s<>])/.exec(plain)?.[1] ?? null
}

/** Does a version begin with these numbers? A pre-release does not, unless it is the very one. */
function beginsWith(prefix: string, prereleases = false): (version: string) => boolean {
  const wanted = prefix.split('.')
  return (version) => {
    if (version === prefix) return true
    const parsed = pep440.explain(version)
    if (!parsed || (parsed.is_prerelease && !prereleases)) return false
    return wanted.every((part, index) => String(parsed.release[index]) === part)
  }
}

function versionTest(plain: string, text: string): (version: string) => boolean {
  if (/^\d+(\.\d+){0,2}$/.test(plain)) return beginsWith(plain)
  const dev = /^(\d+\.\d+)-dev$/.exec(plain)?.[1]
  if (dev) return beginsWith(dev, true)
  if (pep440.valid(plain)) return (version) => pep440.eq(version, plain)
  return pep440Test(plain) ?? semverTest(plain) ?? fail(text)
}

function fail(text: string): never {
  throw new Error(
    `"${text}" is no Python version: write 3.12, 3.12.4, 3.x, ">=3.9 <3.13", ~=3.11, 3.14-dev, ` +
      '3.13t, 3.15.0rc1, pypy3.10, graalpy, or a path',
  )
}

/** What only PEP 440 can mean: `,`, `~=`, `==`, `!=`, or the words of a pyproject.toml. */
function pep440Test(plain: string): ((version: string) => boolean) | null {
  const range = plain.replace(/^requires-python\s*/, '')
  if (range === plain && !/,|[~=!]=/.test(plain)) return null
  if (!pep440.validRange(range)) return null
  const prereleases = /\d(a|b|rc)\d/.test(range)
  return (version) => pep440.satisfies(version, range, { prereleases })
}

/** `3.15.0rc1` becomes `3.15.0-rc.1`, so that semver can order it. */
function toSemver(text: string): string {
  return text
    .replace(/\b(\d+\.\d+)-dev\b/g, '~$1.0-0')
    .replace(/(\d+\.\d+\.\d+)-?(a|b|rc|alpha|beta)\.?(\d+)/g, (_, release, level, serial) => {
      return `${release}-${level === 'rc' ? 'rc' : level[0]}.${serial}`
    })
}

function semverTest(plain: string): ((version: string) => boolean) | null {
  const range = toSemver(plain)
  if (!rangeSign.test(range) || !semver.validRange(range)) return null
  return (version) => semver.satisfies(toSemver(version), range)
}

/** Does this interpreter meet the spec? */
export function matches(spec: Spec, python: Omit<PythonInfo, 'path'>): boolean {
  return (
    python.implementation === spec.implementation &&
    python.freeThreaded === spec.freeThreaded &&
    spec.version(python.version) &&
    spec.build(python.build ?? '')
  )
}

/** May a release of one of these minors meet the spec? The last number of one is taken to be below 100. */
export function mayMeet({ minor, version }: Spec, minors: readonly string[]): boolean {
  if (minor !== null) return minors.includes(minor)
  const releases = (one: string) => Array.from({ length: 100 }, (_, patch) => `${one}.${patch}`)
  return minors.flatMap(releases).some(version)
}

/** Newest first: by Python version, then by the implementation's own. */
export function newestFirst(
  a: Pick<PythonInfo, 'version' | 'build'>,
  b: Pick<PythonInfo, 'version' | 'build'>,
): number {
  return pep440.compare(b.version, a.version) || pep440.compare(b.build || '0', a.build || '0')
}
