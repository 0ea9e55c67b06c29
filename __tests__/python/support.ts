import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import { spawnRun } from '../../src/process/run.ts'
import type { Context } from '../../src/python/context.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const scratched: string[] = []

/** A new folder, gone after the file's last test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fork-safety-python-'))
  scratched.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of scratched) rmSync(folder, { recursive: true, force: true })
})

let tools: string | null = null

/** A folder of all commands of this machine's own folders but its Pythons and uv. */
export function toolsFolder(): string {
  if (tools) return tools
  tools = scratch()
  const own = ['/usr/bin', '/bin'].filter((folder) => existsSync(folder))
  const names = new Map(own.flatMap((folder) => readdirSync(folder).map((name) => [name, folder])))
  for (const [name, folder] of names) {
    if (!/^(python|pypy|pip|uv)/.test(name)) symlinkSync(join(folder, name), join(tools, name))
  }
  return tools
}

/** A context without any Python, uv, index or home of this machine. */
export function contextIn(folder: string, env: Record<string, string> = {}): Context {
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  return {
    env: { PATH: toolsFolder(), HOME: home, ...env },
    cwd: folder,
    platform: 'linux',
    arch: 'x64',
    offline: false,
    run: spawnRun,
    folder: join(folder, 'own'),
    log: () => undefined,
    timeout: 60,
  }
}

/** A command that answers the probe as some Python would that is not installed here. */
export function fakePython(
  file: string,
  version: string,
  rest: { name?: string; build?: string; flags?: string } = {},
): string {
  const { name = 'cpython', build = '', flags = '' } = rest
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    `#!/bin/sh\nprintf '%s' "fork-safety|${name}|${version}|${build}|${flags}|$0"\n`,
  )
  chmodSync(file, 0o755)
  return file
}

/** Every path below a folder with its size and time of change. */
export function listing(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const info = statSync(join(folder, name), { throwIfNoEntry: false })
      return `${name} ${info?.isFile() ? `${info.size} ${info.mtimeMs}` : ''}`
    })
    .sort()
}

export type Answer = 'ok' | 'missing' | 'busy' | 'cut'

/** A loopback server; `answers` are used up one a request, then it is `ok`. Also acts as a proxy. */
export async function serve(files: Record<string, Buffer>) {
  const requests: string[] = []
  const answers: Answer[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname)
    const body = files[path]
    const answer = answers.shift() ?? 'ok'
    if (answer === 'busy') return response.writeHead(503).end()
    if (!body || answer === 'missing') return response.writeHead(404).end()
    response.writeHead(200, { 'content-length': body.length })
    if (answer === 'ok') return response.end(body)
    return response.write(body.subarray(0, body.length / 2), () => response.destroy())
  })
  // What Node's own proxy support asks for, also for plain HTTP.
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`)
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    server.emit('connection', socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { url, requests, answers, close }
}

export const sha256 = (content: Buffer): string =>
  createHash('sha256').update(content).digest('hex')

/** Path of a real uv. */
export function realUv(): string {
  return execFileSync('node', [join(root, 'scripts/fixtures-uv.mjs')], { encoding: 'utf8' }).trim()
}

export interface Base {
  executable: string
  prefix: string
  version: string
}

/** The Python that `python3` stands for. */
export function basePython(): Base {
  const program =
    'import sys, platform; print(sys.executable, sys.base_prefix, platform.python_version())'
  const said = execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim().split(' ')
  const [executable = '', prefix = '', version = ''] = said
  return { executable, prefix, version }
}

const leftOut = [
  ...['__pycache__', 'site-packages', 'dist-packages', 'test', 'tests', 'config-*', 'idlelib'],
  ...['tkinter', 'turtledemo', 'lib2to3', 'pydoc_data', 'pkgconfig', '*.a'],
]

/** An archive of a real Python in python-build-standalone's layout: `python/bin/python3`, … */
export function packPython(base: Base, folder: string): Buffer {
  const file = join(folder, 'python.tar')
  const minor = base.version.split('.').slice(0, 2).join('.')
  const libraries = readdirSync(join(base.prefix, 'lib')).filter((name) => /^libpython3/.test(name))
  const names = [`bin/python3`, `bin/python${minor}`, `lib/python${minor}`]
  const wanted = [...names, ...libraries.map((name) => `lib/${name}`)]
  const exclude = leftOut.map((name) => `--exclude=${name}`)
  // A distribution's Python has links that lead out of it.
  const into = ['--dereference', '--hard-dereference', '--transform', 's,^,python/,SH']
  execFileSync('tar', ['-C', base.prefix, ...exclude, ...into, '-cf', file, ...wanted])
  execFileSync('gzip', ['-1', '-n', file])
  return execFileSync('cat', [`${file}.gz`], { maxBuffer: 1 << 28 })
}

/** A wheel of one module that says its version, as uv and pip (also that of Python 2.7) take it. */
export function makeWheel(folder: string, name: string, version: string): void {
  mkdirSync(folder, { recursive: true })
  const program = [
    'import sys, zipfile',
    'folder, name, version = sys.argv[1:]',
    'info = "%s-%s.dist-info/" % (name, version)',
    'z = zipfile.ZipFile("%s/%s-%s-py2.py3-none-any.whl" % (folder, name, version), "w")',
    'z.writestr(name + ".py", "__version__ = %r\\n" % version)',
    'z.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n" % (name, version))',
    'z.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py2-none-any\\nTag: py3-none-any\\n")',
    'z.writestr(info + "RECORD", "%s.py,,\\n%sMETADATA,,\\n%sWHEEL,,\\n%sRECORD,,\\n" % (name, info, info, info))',
    'z.close()',
  ].join('\n')
  execFileSync('python3', ['-c', program, folder, name, version])
}
