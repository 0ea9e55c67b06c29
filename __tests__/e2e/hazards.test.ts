/** Every hazard's page shows a repro and its remedy; both are run as they stand in the page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { hazards } from '../../src/diagnosis/hazards.ts'
import { folderWith, pythonsHere, readResults, root, runEntry } from './driver.ts'

const folder = join(root, 'docs', 'hazards')
const page = (name: string) => readFileSync(join(folder, `${name}.md`), 'utf8')
const blocks = (name: string) =>
  [...page(name).matchAll(/^```python\n([\s\S]*?)^```$/gm)].map((one) => one[1]!)

const place = folderWith(
  Object.fromEntries(
    Object.keys(hazards).flatMap((name) =>
      blocks(name).map((text, i) => [`${i === 0 ? 'hang' : 'remedy'}/${name}.py`, text]),
    ),
  ),
)
afterAll(place.remove)

const python = pythonsHere().get('3.12') ?? pythonsHere().get('3.11') ?? 'python3'

async function run(path: string, ...options: string[]) {
  const fixed = ['--variants', 'baseline', '--trials', '1', '--timeout', '15', '--python', python]
  const output = join(place.path, 'out', path, options.join(''))
  await runEntry('cli', ['run', path, ...fixed, ...options, '--output', output], {
    cwd: place.path,
  })
  return readResults(output).cases
}

test('every kind of hazard has a page with a title, and a repro with its remedy', () => {
  for (const [name, { title }] of Object.entries(hazards)) {
    expect(page(name).split('\n')[0]).toBe(`# ${title}`)
    expect(blocks(name)).toHaveLength(name === 'unknown' ? 0 : 2)
  }
})

test('each repro hangs and is explained as its page says', async () => {
  const native = (await run('hang')).filter((one) => one.repro !== 'emulated-lock')
  const emulated = await run('hang/emulated-lock.py', '--emulate', 'getaddrinfo-lock')
  for (const one of [...native, ...emulated]) {
    const found = [one.repro, one.outcome, one.diagnosis?.hazard, one.diagnosis?.confidence]
    expect(found).toEqual([one.repro, 'deadlocked', one.repro, 'high'])
  }
  expect([...native, ...emulated]).toHaveLength(7)
}, 300_000)

test('each remedy passes', async () => {
  const native = await run('remedy')
  const emulated = await run('remedy/emulated-lock.py', '--emulate', 'getaddrinfo-lock')
  expect([...native, ...emulated].map((one) => [one.repro, one.outcome])).toEqual(
    [...native, ...emulated].map((one) => [one.repro, 'passed']),
  )
  expect(native).toHaveLength(7)
}, 300_000)
