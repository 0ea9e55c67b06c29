import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

/** What may import what lies to the right of it; CONTRIBUTING.md says what each answers. */
const order = [
  ...['entries', 'commands', 'run', 'mongodb', 'github', 'reporting', 'verdict', 'diagnosis'],
  ...['watchdog', 'python', 'plan', 'settings', 'process', 'guard', 'results', 'leaves'],
]
/** Files of `src/` itself that anybody may import and that import nothing here. */
const leaves = ['assets.ts', 'filenames.ts', 'folders.ts', 'version.ts']

interface Import {
  from: string
  to: string
}

const source = fileURLToPath(new URL('../src/', import.meta.url))

/** Static, dynamic and of types only; `'./x.ts'` always follows one of the two words. */
function importsOf(from: string): Import[] {
  const text = readFileSync(join(source, from), 'utf8')
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)]
    .map(([, path]) => ({ from, to: normalize(join(dirname(from), path!)) }))
    .filter(({ to }) => to.endsWith('.ts'))
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)
const imports = files.flatMap(importsOf)
const show = ({ from, to }: Import) => `${from} imports ${to}`

function folderOf(file: string): string {
  if (file.includes('/')) return file.slice(0, file.indexOf('/'))
  return leaves.includes(file) ? 'leaves' : 'entries'
}

test('every folder has its place', () => {
  expect(imports.length).toBeGreaterThan(files.length)
  expect([...new Set(files.map(folderOf))].sort()).toEqual([...order].sort())
})

test('imports go downwards only', () => {
  const level = (file: string) => order.indexOf(folderOf(file))
  const upwards = imports.filter(
    ({ from, to }) => folderOf(from) !== folderOf(to) && level(from) >= level(to),
  )
  expect(upwards.map(show)).toEqual([])
})

test('folders within a folder do not know each other', () => {
  const isAbove = (one: string, other: string) => `${other}/`.startsWith(`${one}/`)
  const across = imports.filter(({ from, to }) => {
    const [one, other] = [dirname(from), dirname(to)]
    return folderOf(from) === folderOf(to) && !isAbove(one, other) && !isAbove(other, one)
  })
  expect(across.map(show)).toEqual([])
})

test('no file imports itself over others', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' > '))
      return
    }
    if (done.has(file)) return
    for (const { to } of imports.filter(({ from }) => from === file)) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})
