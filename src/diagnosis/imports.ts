/** Which module a thread imports, read from its frames. */
import { dirname } from 'node:path'
import type { Place, Stack } from '../results/model.ts'
import type { Scene } from './scene.ts'
import { statementAt } from './source.ts'

const isImportlib = (file: string) =>
  /^<frozen (?:importlib|zipimport)|importlib\/__init__\.py$/.test(file)
const isEncodings = (file: string) => /(?:^|\/)encodings\/__init__\.py$/.test(file)

/** What a blocked thread may be importing, most likely first; empty where it cannot be told. */
export interface Asked {
  modules: string[]
  /** True where it looks up a codec, which is an import as well. */
  codec: boolean
  reason: string | null
}

/** The modules whose locks the importing statement behind `frames` needs. */
export function blockedModule(scene: Scene, frames: Place[]): Asked {
  const at = frames.findIndex((frame) => !isImportlib(frame.file))
  const importer = frames[at]
  if (!importer) return { modules: [], codec: false, reason: null }
  if (isEncodings(importer.file)) return codecOf(scene, frames.slice(at + 1))
  const modules = importedAt(scene, importer, isFromList(frames.slice(0, at)))
  const reason = modules.length > 0 ? `the line that imports names ${modules[0]}` : null
  return { modules, codec: false, reason }
}

/** A host name is encoded with `idna` before it is looked up. */
function codecOf(scene: Scene, callers: Place[]): Asked {
  const texts = callers.slice(0, 2).map((frame) => textAt(scene, frame))
  const named = texts.map(
    (text) => /\b(?:encode|decode|lookup|open)\(\s*['"]([\w-]+)['"]/.exec(text)?.[1],
  )
  const explicit = named.find((one) => one)
  const lookup =
    callers[0] && /(?:^|\/)socket\.py$/.test(callers[0].file)
      ? true
      : texts.some((text) =>
          /getaddrinfo|gethostby|getfqdn|connect|bind|sendto|create_server/.test(text),
        )
  const codec = explicit ?? (lookup ? 'idna' : null)
  const modules = codec ? [`encodings.${codec.toLowerCase().replaceAll('-', '_')}`] : []
  const reason = codec
    ? `it looks up the codec ${codec}, which Python imports at its first use`
    : null
  return { modules, codec: true, reason }
}

function textAt(scene: Scene, frame: Place): string {
  const source = scene.names.sources.get(frame.file)
  return source ? (statementAt(source, frame.line)?.text ?? '') : ''
}

/** `from package import module` imports the module after the package. */
const isFromList = (inner: Place[]) => inner.some((frame) => frame.function === '_handle_fromlist')

/** Full names of the modules that the statement at `frame` imports, the likeliest first. */
function importedAt(scene: Scene, frame: Place, fromList: boolean): string[] {
  const text = textAt(scene, frame)
  const from = /\bfrom\s+(\.*)([\w.]*)\s+import\s+\(?\s*(.+?)\)?$/s.exec(text)
  if (from) {
    const base = absolute(scene, from[1]!, from[2]!, frame.file)
    const names = from[3]!.split(',').map((one) => one.trim().split(/\s+as\s+/)[0]!)
    const below = names.map((one) => `${base}.${one}`)
    return fromList ? [...below, ...withParents(base)] : [...withParents(base), ...below]
  }
  const plain = /\bimport\s+([\w., ]+)/.exec(text)?.[1]
  if (plain) return plain.split(',').flatMap((one) => withParents(one.trim().split(/\s+as\s+/)[0]!))
  const literal = /\b(?:import_module|__import__)\(\s*['"]([\w.]+)['"]\s*[,)]/.exec(text)?.[1]
  return literal ? withParents(literal) : []
}

function withParents(module: string): string[] {
  const parts = module.split('.')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'))
}

function absolute(scene: Scene, dots: string, rest: string, file: string): string {
  if (dots === '') return rest
  let folder = dirname(file)
  for (let i = 1; i < dots.length; i++) folder = dirname(folder)
  const base = moduleName(scene, `${folder}/__init__.py`) ?? ''
  return [base, rest].filter((part) => part !== '').join('.')
}

/** `shop.slow` for a file below the repro's folder, `encodings.idna` for one of a library. */
function moduleName(scene: Scene, file: string): string | null {
  const { folder } = scene.context
  const below = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : null
  const path =
    /(?:site-packages|dist-packages|lib-dynload|\/lib\/python[\d.]+t?)\/(.*)$/.exec(file)?.[1] ??
    below
  if (!path?.endsWith('.py')) return null
  return path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')
}

/** Modules whose import a thread was in the midst of, innermost first. */
function inProgress(scene: Scene, frames: Place[]): string[] {
  return frames.flatMap((frame, i) => {
    const inner = frames[i - 1]
    if (isImportlib(frame.file) || !inner || !isImportlib(inner.file)) return []
    // The machinery's frames between this importer and what it has begun to run.
    const from = frames.slice(0, i).findLastIndex(({ file }) => !isImportlib(file))
    const running = frames[from]
    const known = running?.function === '<module>' ? moduleName(scene, running.file) : null
    return known ? [known] : importedAt(scene, frame, isFromList(frames.slice(from + 1, i)))
  })
}

/** The thread of `stacks` that holds the lock of an asked module. */
export function importHolder(
  scene: Scene,
  stacks: Stack[],
  asked: Asked,
): { stack: Stack; module: string; sure: boolean } | null {
  const importers = stacks.flatMap((stack) => {
    const modules = inProgress(scene, stack.frames)
    const codec = stack.frames.some((frame) => isEncodings(frame.file))
    return modules.length > 0 || codec ? [{ stack, modules, codec }] : []
  })
  for (const module of asked.modules) {
    const found = importers.find((one) => one.modules.includes(module))
    if (found) return { stack: found.stack, module, sure: true }
  }
  const codec = asked.codec ? importers.find((one) => one.codec) : undefined
  if (codec) {
    const module = codec.modules.find((one) => one.startsWith('encodings.')) ?? asked.modules[0]
    return module ? { stack: codec.stack, module, sure: true } : null
  }
  const [only] = importers
  if (importers.length !== 1 || !only || only.modules.length === 0 || asked.modules.length > 0)
    return null
  return { stack: only.stack, module: only.modules.at(-1)!, sure: false }
}
