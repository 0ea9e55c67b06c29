import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { recordOf } from '../../src/run/record.ts'

const folder = mkdtempSync(join(tmpdir(), 'fork-safety-record-'))
const now = new Date('2026-11-27T04:00:00Z')
const PATH = process.env.PATH!

test('on a runner it is what the runner says', async () => {
  const env = {
    ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' },
    ...{ GITHUB_SHA: 'a'.repeat(40), ImageOS: 'ubuntu24', ImageVersion: '20261120.1.0', PATH },
  }
  expect(await recordOf(env, folder, now)).toEqual({
    startedAt: '2026-11-27T04:00:00.000Z',
    commit: 'a'.repeat(40),
    run: 'https://github.com/o/r/actions/runs/7',
    image: 'ubuntu24 20261120.1.0',
  })
})

test('elsewhere the commit is that of the repository, if it is one', async () => {
  const nothing = { startedAt: now.toISOString(), commit: null, run: null, image: null }
  expect(await recordOf({ PATH }, folder, now)).toEqual(nothing)
  expect(await recordOf({ PATH: '' }, folder, now)).toEqual(nothing)
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args])
  git('init', '-q')
  expect(await recordOf({ PATH }, folder, now)).toEqual(nothing)
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--allow-empty', '-m', 'x')
  const head = git('rev-parse', 'HEAD').toString().trim()
  expect((await recordOf({ PATH }, folder, now)).commit).toBe(head)
})
