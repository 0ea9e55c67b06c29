/** Which module a thread imports, read from its frames. */
import { dirname } from 'node:path'
import type { Place, Stack } from '../results/model.ts'
import { callsOf, lastName } from './facts.ts'
import { moduleOf, type Scene, statementOf } from './scene.ts'
import type { Statement } from './source.ts'

const isImportlib = (scene: Scene, { file }: Place) =>
  /^<frozen (?:importlib|zipimport)/.test(file) || moduleOf(scene, file) === 'importlib/__init__.py'
const isEncodings = (scene: Scene, { file }: Place) =>
  moduleOf(scene, file) === 'encodings/__init__.py'

/** What a blocked thread may be importing, most likely first; empty where it cannot be told. */
export interface Asked {
  modules: string[]
  /** True where it looks up a codec, which is an import as well. */
  codec: boolean
  reason: string | null
}

/** The modules whose locks the importing statement behind `frames` needs. */
export function blockedModule(scene: Scene, frames: Place[]): Asked {
  const at = frames.findIndex((frame) => !isImportlib(scene, frame))
  const importer = frames[at]
  if (!importer) return { modules: [], codec: false, reason: null }
  if (isEncodings(scene, importer)) return { modules: [], codec: true, reason: null }
  const modules = importedAt(scene, importer)
  const reason = modules.length > 0 ? `the line that imports names ${modules[0]}` : null
  return { modules, codec: false, reason }
}

/** Full names of the modules that the statement at `frame` imports, the likeliest first. */
function importedAt(scene: Scene, frame: Place): string[] {
  const statement = statementOf(scene, frame)
  if (!statement) return []
  const calls = callsOf(statement.parts).filter(({ of }) =>
    /^(?:import_module|__import__)$/.test(lastName(of)),
  )
  const literal = calls.flatMap(({ args }) => (args[0]?.is === 'text' ? [args[0].text] : []))
  return [...byImport(scene, statement), ...literal.flatMap(withParents)]
}

function byImport(scene: Scene, { imports = [], source }: Statement): string[] {
  const [first] = imports
  if (!first || first[0] === null) return imports.flatMap(([, name]) => withParents(name))
  const [, dots, rest] = /^(\.*)(.*)$/.exec(first[0])!
  const base = absolute(scene, dots!, rest!, source.file)
  const below = imports.map(([, name]) => `${base}.${name}`)
  return [...withParents(base), ...below]
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
    /(?:site-packages|dist-packages)\/(.*)$/.exec(file)?.[1] ?? moduleOf(scene, file) ?? below
  if (!path?.endsWith('.py')) return null
  return path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')
}

/** Modules whose import a thread was in the midst of, innermost first. */
function inProgress(scene: Scene, frames: Place[]): string[] {
  return frames.flatMap((frame, i) => {
    const inner = frames[i - 1]
    if (isImportlib(scene, frame) || !inner || !isImportlib(scene, inner)) return []
    // The machinery's frames between this importer and what it has begun to run.
    const from = frames.slice(0, i).findLastIndex((one) => !isImportlib(scene, one))
    const running = frames[from]
    const known = running?.function === '<module>' ? moduleName(scene, running.file) : null
    return known ? [known] : importedAt(scene, frame)
  })
}

export interface Importer {
  stack: Stack
  module: string
  sure: boolean
}

/**
 * The thread of `stacks` that holds the lock of an asked module: as noted at the fork, where
 * `object` may be known to be what is waited for, else as its frames show.
 */
export function importHolder(
  scene: Scene,
  stacks: Stack[],
  asked: Asked,
  object: string | null,
): Importer | null {
  const noted = stacks.flatMap(notedImports)
  const exact = noted.find((one) => one.object === object)
  const named = asked.modules.map((module) => noted.find((one) => one.module === module))
  const found = exact ?? named.find((one) => one !== undefined)
  return found ? { ...found, sure: true } : byFrames(scene, stacks, asked)
}

const noted = /^import lock of (.+)$/

function notedImports(stack: Stack): { stack: Stack; module: string; object: string }[] {
  return (stack.locks ?? []).flatMap(({ path, object, owner }) => {
    const module = noted.exec(path)?.[1]
    return module !== undefined && owner === stack.ident ? [{ stack, module, object }] : []
  })
}

function byFrames(scene: Scene, stacks: Stack[], asked: Asked): Importer | null {
  const importers = stacks.flatMap((stack) => {
    const modules = inProgress(scene, stack.frames)
    const codec = stack.frames.some((frame) => isEncodings(scene, frame))
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
