import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { tellGitHub } from '../../src/github/tell.ts'
import type { Workflow } from '../../src/github/workflow.ts'
import { masker } from '../../src/guard/mask.ts'
import type { Results } from '../../src/results/model.ts'
import { aHang, results } from '../factories.ts'
import { fakeGitHub } from '../github/server.ts'
import { readersOf, waysOf } from '../guard/ways.ts'
import { filesBelow, folderWith, readResults, runEntry, type Step, stepIn } from './driver.ts'

/** Each way hides a value of its own, so that it can be told which of them got out. */
const values = Object.keys(waysOf('x')).map((way, n) => {
  const value = `ghs_${createHash('sha256').update(`${n}`).digest('base64url').replace(/\W/g, 'x').slice(0, 36)}`
  return { way, value, text: waysOf(value)[way]! }
})
const secrets = Object.fromEntries(values.map(({ value }, n) => [`A${n}_TOKEN`, value]))

/** The ways in which a reader learns a value from a text. */
function waysIn(text: string): string[] {
  const readings = readersOf(text)
  const isRead = (value: string) => readings.some((one) => one.includes(value.toLowerCase()))
  return values.filter(({ value }) => isRead(value)).map(({ way }) => way)
}

type Sinks = Record<string, string>

/** None of the values is in any sink; those that nobody hides are, so that there was something to hide. */
function expectHidden(hidden: Sinks, open: Sinks, least: number) {
  expect(Object.keys(hidden)).toEqual(Object.keys(open))
  for (const [name, text] of Object.entries(hidden)) {
    expect({ name, ways: waysIn(text) }).toEqual({ name, ways: [] })
    const given = waysIn(open[name]!)
    expect([name, given.length >= least, given]).toEqual([name, true, given])
  }
}

/** A hang for each way, in all texts of which it is. */
function hostile(): Results {
  const cases = values.map(({ text }, n) => {
    const one = aHang({ repro: text, variant: text, reason: text })
    const stack = JSON.stringify({ diagnosis: one.diagnosis, evidence: one.evidence })
    const named = stack.replace(/"(?:lock|summary|function|thread)":"[^"]*"/g, (field) =>
      field.replace(/:.*/, () => `:${JSON.stringify(text)}`),
    )
    const elsewhere = named.replace(/"line":\d+/g, () => `"line":${10 + n}`)
    const runs = one.runs.map((run) => ({ ...run, stdout: text, stderr: text, notes: [text] }))
    return { ...one, ...JSON.parse(elsewhere), runs }
  })
  return results({ cases, notes: values.map(({ text }) => text) })
}

/** Prints all texts, in pieces too, and raises what holds them. */
const teller = `import json, os, sys, threading, time, warnings
ALL = json.load(open("texts.json"))
for text in ALL:
    print("a " + text + " z")
    sys.stderr.write("b " + text + " y\\n")
sys.stdout.flush()
for part in (ALL[0][:9], ALL[0][9:] + "\\n"):
    os.write(1, part.encode()); time.sleep(0.1); os.write(2, b"."); time.sleep(0.1)
warnings.warn(DeprecationWarning("multi-threaded, use of fork() " + " ".join(ALL[:20])))
pid = os.fork()
if not pid: os._exit(0)
os.waitpid(pid, 0)
def f(): raise RuntimeError("zz " + " ".join(ALL[20:]))
t = threading.Thread(target=f, name=ALL[5]); t.start(); t.join()
raise ValueError(" ".join(ALL))
`
const place = folderWith({
  'fork_tell.py': teller,
  'texts.json': JSON.stringify(values.map(({ text }) => text)),
  'results.json': JSON.stringify(hostile()),
})
const { path: cwd } = place
const steps: Step[] = []
afterAll(() => {
  place.remove()
  for (const { temporary } of steps) rmSync(temporary, { recursive: true, force: true })
})

/** As many as all but the longest, which is cut everywhere, and those that are undone by escaping. */
const MOST = 24

const event = {
  pull_request: {
    number: 7,
    head: { sha: 'a'.repeat(40), repo: { full_name: 'owner/name' } },
    base: { repo: { full_name: 'owner/name' } },
  },
}

/** Runs an action as a step with comment and check run; returns what it wrote, by sink. */
async function sinksOf(entry: 'main' | 'report', inputs: Record<string, string>, more: Sinks) {
  const github = await fakeGitHub()
  const output = join(cwd, 'output')
  const told = { token: 'x', comment: 'true', 'check-run': 'true', output }
  const step = stepIn(cwd, { ...inputs, ...told }, event)
  steps.push(step)
  const env = { ...step.env, ...more, GITHUB_API_URL: github.url, GITHUB_WORKFLOW: 'ci' }
  const { stdout, stderr, status } = await runEntry(entry, [], { cwd, env })
  await github.close()
  expect([status, github.violations]).toEqual([1, []])
  const files = filesBelow(output)
  rmSync(output, { recursive: true })
  const { comments, checks } = github.store
  return {
    ...{ ...files, log: stdout + stderr, summary: step.read('summary') },
    ...{ comment: JSON.stringify(comments), check: JSON.stringify(checks) },
  }
}

describe('a value that is hidden in any of some forty ways', () => {
  test('is in no sink of a report', async () => {
    const inputs = { results: 'results.json' }
    const hidden = await sinksOf('report', inputs, secrets)
    expect(Object.keys(hidden)).toHaveLength(9)
    expectHidden(hidden, await sinksOf('report', inputs, {}), 5)
  })

  test('is in nothing that GitHub is sent, also where nothing was hidden before', async () => {
    const workflow: Workflow = {
      ...{ event: 'pull_request', payload: event, repository: 'owner/name', workflow: 'ci' },
      ...{ sha: 'b'.repeat(40), job: 'j', actor: 'octocat', apiUrl: '' },
      runUrl: 'https://github.com/owner/name/actions/runs/1',
      ...{ file: 'ci.yml', runId: '1' },
    }
    const send = async (mask: (text: string) => string) => {
      const github = await fakeGitHub()
      const tell = { token: 'other', checkRun: true, name: 'x', key: 'k', mask }
      for (const comment of [true, 'issue'] as const)
        await tellGitHub(hostile(), { ...tell, comment }, { ...workflow, apiUrl: github.url })
      await github.close()
      const { issues, checks, comments } = github.store
      const [issue, check, comment] = [issues, checks, comments].map((one) => JSON.stringify(one))
      return { issue: issue!, check: check!, comment: comment! }
    }
    expectHidden(await send(masker(secrets)), await send((text) => text), 5)
  })

  test('is in nothing that the command prints or writes of a trial', async () => {
    const output = join(cwd, 'out')
    const args = ['run', 'fork_tell.py', '--trials', '1', '--variants', 'baseline']
    const run = async (env: Sinks) => {
      const all = [...args, '--output', output, '--full-output']
      const { stdout, stderr } = await runEntry('cli', all, { cwd, env })
      const { runs } = readResults(output).cases[0]!
      const printed = (name: string) =>
        runs[0]!.output!.map(({ stream, text }) => (stream === name ? text : '')).join('')
      const files = filesBelow(output)
      rmSync(output, { recursive: true })
      return { ...files, log: stdout + stderr, out: printed('stdout'), err: printed('stderr') }
    }
    const hidden = await run(secrets)
    expect(Object.keys(hidden)).toHaveLength(5 + 2 + 3)
    const open = await run({})
    expectHidden(hidden, open, 5)
  })

  test('is in nothing that the action prints, writes or sends of a trial', async () => {
    const inputs = { repro: 'fork_tell.py', trials: '1', variants: 'baseline' }
    const hidden = await sinksOf('main', inputs, secrets)
    expectHidden(hidden, await sinksOf('main', inputs, {}), 5)
  })

  test('is in nothing that is accepted', async () => {
    const accept = async (env: Sinks) => {
      const { stdout } = await runEntry('cli', ['accept', 'results.json'], { cwd, env })
      const toml = readFileSync(join(cwd, 'fork-safety.toml'), 'utf8')
      rmSync(join(cwd, 'fork-safety.toml'))
      return { stdout, toml }
    }
    expectHidden(await accept(secrets), await accept({}), MOST)
  })
})
