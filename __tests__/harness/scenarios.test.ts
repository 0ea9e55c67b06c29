import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fixtureFolder } from '../../scripts/fixtures.mjs'
import { harness } from '../../src/assets.ts'
import { type Mongodb, startMongodb } from '../../src/mongodb/server.ts'
import { parseToml } from '../../src/plan/toml.ts'
import { cpythons, type Ended, forEachPython, minor, only, type Python, run } from './trial.ts'

const folder = join(harness, 'scenarios')
const scripts = readdirSync(folder).filter((name) => name.endsWith('.py'))
const block = /^# \/\/\/ script$\s(?<content>(^#(| .*)$\s)+)^# \/\/\/$/m
const at = (name: string) => join(folder, `${name}.py`)

const emulated = (more = '') => `{"emulate": ["getaddrinfo-lock"]${more}}`
const sleeping = ', "sleep": 1'
const lazy = ', "keywords": {"pymongo.MongoClient": {"connect": False}}'

/** The first outcome that is a hang, of up to twenty trials: a fork may come too early. */
async function worst(trial: () => Promise<string>): Promise<string> {
  for (let left = 20; left > 1; left--) if ((await trial()) === 'hang') return 'hang'
  return await trial()
}

/** `hang` where the child asked for the emulated lock and nobody is left to give it. */
function outcome({ status, trace }: Ended): string {
  const children = only(trace, 'child').map(({ pid }) => pid)
  const count = (did: string) =>
    only(trace, 'lookup').filter((one) => children.includes(one.pid) && one.did === did).length
  if (count('asked') > count('got')) return 'hang'
  const failed = only(trace, 'reaped').some((one) => one.status !== 0)
  return status === 0 && !failed ? 'passed' : 'failed'
}

const stopWhenStuck = (records: Parameters<typeof outcome>[0]['trace']) => {
  const [child] = only(records, 'child')
  const last = only(records, 'lookup')
    .filter(({ pid }) => pid === child?.pid)
    .at(-1)
  return last?.did === 'asked' && Date.now() / 1000 - last.t > 0.8
}

test('every scenario declares variants whose scripts are there', () => {
  const named = scripts.flatMap((name) => {
    const found = block.exec(readFileSync(join(folder, name), 'utf8'))
    if (!found) return [name]
    const { data } = parseToml(found.groups!.content!.replace(/^# ?/gm, '')) as never as {
      data: { tool: { 'fork-safety': { variants: Record<string, { script?: string }> } } }
    }
    const { variants } = data.tool['fork-safety']
    return [name, ...Object.values(variants).flatMap(({ script }) => script ?? [])]
  })
  expect([...new Set(named)].sort()).toEqual([...scripts].sort())
})

describe('getaddrinfo under emulation', () => {
  forEachPython((python) => {
    const trial = async (script: string, knobs: string) =>
      outcome(await run(python, { script: at(script), knobs, until: stopWhenStuck }))

    test('baseline hangs, sleep and fork-first pass, preload does not help', async () => {
      const preload = emulated(', "preload": ["encodings.idna"]')
      expect(await worst(() => trial('getaddrinfo', emulated()))).toBe('hang')
      expect(await worst(() => trial('getaddrinfo', preload))).toBe('hang')
      expect(await trial('getaddrinfo', emulated(sleeping))).toBe('passed')
      expect(await trial('getaddrinfo_fork_first', emulated())).toBe('passed')
    })

    test('without it, preload and sleep pass', async () => {
      expect(await trial('getaddrinfo', '{"preload": ["encodings.idna"]}')).toBe('passed')
      expect(await trial('getaddrinfo', '{"sleep": 1}')).toBe('passed')
    })
  })
})

const newest = cpythons.at(-1)
const of = (version: number) => cpythons.find((one) => minor(one) === version)
const drivers: [string, Python | undefined][] = [
  ['pymongo-4', of(312) ?? newest],
  ['pymongo-3.12', of(309) ?? newest],
  ['pymongo-2.9', of(207)],
]

describe.each(drivers)('%s', (fixture, python) => {
  let server: Mongodb
  beforeAll(async () => {
    server = await startMongodb()
  })
  afterAll(() => server.close())
  const path = fixtureFolder(fixture)
  const maybe = path && python ? test : test.skip

  const trial = async (script: string, knobs: string) => {
    const env = { MONGODB_URI: server.uri, MONGODB_REPLICA_SET_URI: server.replicaSetUri }
    const program = { script: at(script), knobs, env, path: [path!], until: stopWhenStuck }
    return await run(python!, program)
  }
  const outcomeOf = async (script: string, knobs: string) => outcome(await trial(script, knobs))
  const two = fixture === 'pymongo-2.9'

  maybe.each(['mongoclient', 'mongoclient-new-in-child'])('%s', async (scenario) => {
    const native = await trial(scenario, '{}')
    expect([outcome(native), native.stderr.includes('Traceback')]).toEqual(['passed', false])
    if (scenario === 'mongoclient' && !two) {
      expect(only(native.trace, 'warning').map(({ text }) => text)).toContainEqual(
        expect.stringContaining('MongoClient opened before fork'),
      )
    }
    const baseline = () => outcomeOf(scenario, emulated())
    expect(await (two ? baseline() : worst(baseline))).toBe(two ? 'passed' : 'hang')
    expect(await outcomeOf(scenario, emulated(sleeping))).toBe('passed')
    expect(await outcomeOf(scenario, emulated(lazy))).toBe('passed')
    expect(await outcomeOf(`${scenario}_fork_first`, emulated())).toBe('passed')
  })

  const only2 = two ? maybe : test.skip
  only2('mongoreplicasetclient', async () => {
    expect(await outcomeOf('mongoreplicasetclient', '{}')).toBe('passed')
    expect(await outcomeOf('mongoreplicasetclient', '{"sleep": 1}')).toBe('passed')
    expect(await outcomeOf('mongoreplicasetclient_fork_first', '{}')).toBe('passed')
  })
})
