import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type Run, spawnRun } from '../../src/process/run.ts'
import { keptEnvironment } from '../../src/python/kept.ts'
import { probe } from '../../src/python/probe.ts'
import { satisfied } from '../../src/python/requirements.ts'
import { contextIn, makeWheel, scratch } from './support.ts'

const home = scratch()
makeWheel(join(home, 'wheels'), 'tinydep', '1.0')
const installs: string[][] = []
const run: Run = (command, options) => {
  if (command.includes('install')) installs.push(command)
  return spawnRun(command, options)
}
const links = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: join(home, 'wheels') }
const context = { ...contextIn(home, { PATH: process.env.PATH!, ...links }), run }

test('an environment is made once, kept, and made anew where somebody removed it', async () => {
  const python = { ...(await probe('python3', { ...context, origin: 'PATH' })), env: {} }
  expect(await keptEnvironment(python, [], context)).toBe(python)
  const first = await keptEnvironment(python, ['tinydep>=1'], context)
  const env = { ...context.env, ...first.env }
  expect(await satisfied({ ...first, env }, ['tinydep==1.0'], spawnRun)).toBeNull()
  expect(await keptEnvironment(python, ['tinydep>=1'], context)).toEqual(first)
  expect(installs).toHaveLength(1)
  rmSync(join(context.folder, 'environments'), { recursive: true })
  await keptEnvironment(python, ['tinydep>=1'], context)
  expect(installs).toHaveLength(2)
  await expect(keptEnvironment(python, ['tinydep>=2'], context)).rejects.toThrow('install failed')
})
