/** What a start has loaded when it asks the first Python: a count, since a timing decides no test. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { folderWith, root, runEntry } from './driver.ts'

const place = folderWith({
  'repro.py': '',
  // Node's own hook sees each file before it is loaded.
  'hooks.mjs': `import { appendFileSync } from 'node:fs'
export const load = (url, context, next) => {
  appendFileSync(process.env.LOADED, url + '\\n')
  return next(url, context)
}
`,
  'watch.mjs': `import { ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { register } from 'node:module'
register('./hooks.mjs', import.meta.url)
const { spawn } = ChildProcess.prototype
ChildProcess.prototype.spawn = function (options) {
  appendFileSync(process.env.LOADED, 'spawned ' + options.file + '\\n')
  return spawn.call(this, options)
}
`,
})
afterAll(place.remove)

async function loadedBy(entry: 'cli' | 'main', args: string[], env = {}): Promise<string[]> {
  const log = join(place.path, `${entry}.log`)
  const options = `--import ${pathToFileURL(join(place.path, 'watch.mjs')).href}`
  await runEntry(entry, args, {
    cwd: place.path,
    env: { LOADED: log, NODE_OPTIONS: options, ...env },
  })
  const lines = readFileSync(log, 'utf8').split('\n')
  const spawned = lines.findIndex((line) => line.startsWith('spawned '))
  expect(lines[spawned]).toMatch(/python/)
  const dist = pathToFileURL(join(root, 'dist/')).href
  const loaded = lines.slice(0, spawned).filter((line) => line.startsWith(dist))
  return loaded.map((url) => fileURLToPath(url))
}

const bytes = (files: string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0)

test('of the command, at most 8 files of together 60 KB', async () => {
  const files = await loadedBy('cli', ['run', 'repro.py', '--trials', '1'])
  expect(files[0]).toBe(join(root, 'dist/cli.js'))
  expect(files.length).toBeLessThanOrEqual(8)
  expect(bytes(files)).toBeLessThanOrEqual(60 << 10)
})

test('of the action, at most 10 files of together 72 KB', async () => {
  const files = await loadedBy('main', [], { INPUT_REPRO: 'repro.py', INPUT_TRIALS: '1' })
  expect(files[0]).toBe(join(root, 'dist/main.js'))
  expect(files.length).toBeLessThanOrEqual(10)
  expect(bytes(files)).toBeLessThanOrEqual(72 << 10)
})
