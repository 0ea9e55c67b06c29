import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { fakeGitHub } from '../github/server.ts'
import { folderWith, good, hang, readResults, runEntry, type Step, stepIn } from './driver.ts'

/** What the code of a pull request may try against the step that runs it. */
const hostile = `import os
print("::error file=x.py,line=1::forged")
print("text ##[set-output name=outcome]passed")
print("\\u2028::stop-commands::never")
print(sorted(os.environ))
pid = os.getpid()
while pid > 1:
    try:
        print(open("/proc/%d/environ" % pid).read())
    except OSError:
        pass
    pid = int(open("/proc/%d/stat" % pid).read().rpartition(")")[2].split()[1])
runner = os.path.join(os.environ["FORK_SAFETY_TRIAL"], "../..")
for folder, _, files in os.walk(runner):
    if folder.endswith("_runner_file_commands"):
        for name in files:
            open(os.path.join(folder, name), "a").write("outcome=forged\\n")
`
const place = folderWith({
  'tests/fork_hang.py': hang,
  'hostile/fork_hostile.py': hostile,
  'good/fork_good.py': good,
})
const steps: Step[] = []
afterAll(() => {
  place.remove()
  for (const step of steps) rmSync(step.temporary, { recursive: true, force: true })
})

async function runStep(inputs: Record<string, string>, env: Record<string, string> = {}) {
  const step = stepIn(place.path, inputs, {
    pull_request: { number: 7, head: { sha: 'f'.repeat(40) } },
  })
  steps.push(step)
  const ended = await runEntry('main', [], { cwd: place.path, env: { ...step.env, ...env } })
  return { ...ended, ...step, commands: commandsIn(`${ended.stdout}\n${ended.stderr}`) }
}

/** Lines that a runner takes for commands: `::` at their start, or `##[` anywhere. */
function commandsIn(text: string): string[] {
  return text.split(/[\r\n]/).filter((line) => /^\s*::[a-z]/.test(line) || line.includes('##['))
}

/** Outputs in the form of GITHUB_OUTPUT: `name<<delimiter`, value, delimiter. */
const outputs = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(.*)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [
      name,
      value,
    ]),
  )

describe('the action as a runner starts it', () => {
  test('annotates a regression, writes summary and outputs, and fails', async () => {
    const step = await runStep({ repro: 'tests', trials: '1' })
    expect(step.status).toBe(1)
    const errors = step.commands.filter((line) => line.startsWith('::error'))
    expect(errors).toEqual([expect.stringMatching(/file=tests\/fork_hang\.py,line=11/)])
    expect(errors[0]).toContain('Fork: tests/fork_hang.py:9')
    expect(step.read('summary')).toContain('tests/fork_hang.py:11')
    const { 'results-file': file, ...said } = outputs(step.read('output'))
    expect(said).toMatchObject({ outcome: 'deadlocked', regressions: '1', deadlocks: '2' })
    expect(said).toMatchObject({ verdict: 'unexpected', cases: '2', skipped: '0', invalid: '0' })
    expect(said['report-url']).toBe('https://github.com/owner/name/actions/runs/1')
    expect(existsSync(said['junit-file']!)).toBe(true)
    expect(existsSync(said['sarif-file']!)).toBe(true)
    expect(existsSync(said['page-file']!)).toBe(true)
    expect(file).toBe(join(step.temporary, 'fork-safety', 'results.json'))
    expect(readResults(join(step.temporary, 'fork-safety')).cases).toHaveLength(2)
  })

  test('lets nothing that a repro prints or writes become a command, an output or a leak', async () => {
    const step = await runStep({ repro: 'hostile', trials: '1', 'fail-on': 'never' })
    const everything = [
      step.stdout,
      step.stderr,
      step.read('summary'),
      step.read('output'),
      JSON.stringify(readResults(join(step.temporary, 'fork-safety'))),
    ].join('\n')
    for (const secret of ['the-github-token', 'the-runtime-token']) {
      expect(everything).not.toContain(secret)
    }
    const allowed = /^::(group|endgroup|error|warning|notice)/
    expect(step.commands.filter((line) => !allowed.test(line))).toEqual([])
    expect(step.commands.filter((line) => line.includes('forged'))).toEqual([])
    expect(step.read('output')).not.toContain('forged')
    expect(step.status).toBe(3)
    expect(outputs(step.read('output')).verdict).toBe('could-not-run')
    const errors = step.commands.filter((line) => line.startsWith('::error'))
    expect(errors).toContainEqual(expect.stringMatching(/title=Tampering.*command file/))
    const { stdout } = readResults(join(step.temporary, 'fork-safety')).cases[0]!.runs[0]!
    const seen = /\[.*\]/.exec(stdout)![0]
    expect(seen).not.toMatch(/INPUT_|ACTIONS_|GITHUB_|RUNNER_|NODE_OPTIONS/)
  })

  test('undoes what is written to its command files after the last trial, and fails for it', async () => {
    const told = { repro: 'good', trials: '1', token: 't', 'check-run': 'true' }
    for (const fail of ['unexpected', 'never']) {
      const [github, step] = [await fakeGitHub(), stepIn(place.path, { ...told, 'fail-on': fail })]
      steps.push(step)
      const { GITHUB_ENV = '', GITHUB_PATH = '' } = step.env
      // All trials have ended, and the verdict is being told.
      github.fault.current = () => {
        writeFileSync(GITHUB_ENV, 'LD_PRELOAD=/tmp/evil.so\n')
        rmSync(GITHUB_PATH)
        writeFileSync(
          join(dirname(GITHUB_ENV), 'set_env_of_the_next_step'),
          'NODE_OPTIONS=--require=/tmp/evil\n',
        )
        return null
      }
      const env = { ...step.env, GITHUB_API_URL: github.url }
      const { status, stdout } = await runEntry('main', [], { cwd: place.path, env })
      await github.close()
      expect(status).toBe(3)
      const errors = commandsIn(stdout).filter((line) => line.startsWith('::error'))
      expect(errors.sort()).toEqual(
        ['add_path', 'set_env'].map((name) =>
          expect.stringContaining(`it wrote to the runner's command file ${name}; this was undone`),
        ),
      )
      expect([step.read('env'), step.read('path')]).toEqual(['', ''])
      expect(existsSync(join(dirname(GITHUB_ENV), 'set_env_of_the_next_step'))).toBe(false)
    }
  })

  test('is quiet where all is well', async () => {
    const step = await runStep({ repro: 'good', trials: '1' })
    expect(step.status).toBe(0)
    expect(step.commands.filter((line) => /^::(error|warning)/.test(line))).toEqual([])
  })

  test('is red in every sink where something could not be written, and hides no verdict', async () => {
    const [output, github] = [join(place.path, 'taken'), await fakeGitHub()]
    const names = ['results.json', 'fork-safety.sarif', 'summary.md', 'report.html', 'junit.xml']
    for (const name of names) mkdirSync(join(output, name), { recursive: true })
    const env = { GITHUB_STEP_SUMMARY: '/dev/null/summary', GITHUB_API_URL: github.url }
    const told = { token: 't', 'check-run': 'true', output }
    const run = async (repro: string) => {
      const { status, commands, read } = await runStep({ repro, trials: '1', ...told }, env)
      const errors = commands.filter((line) => line.startsWith('::error::'))
      return { status, errors, verdict: outputs(read('output')).verdict }
    }
    const lost = [
      'results.json, fork-safety.sarif, summary.md, report.html and junit.xml could not be written: EISDIR: ',
      'the job summary could not be written: ENOTDIR: ',
    ]
    const errors = lost.map((text) => expect.stringContaining(`::${text}`))
    expect(await run('good')).toEqual({ status: 3, errors, verdict: 'could-not-run' })
    expect(await run('tests')).toEqual({ status: 1, errors, verdict: 'unexpected' })
    await github.close()
    expect(github.store.checks.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure'])
  })

  test('keeps the results of two steps of one job, and of differing legs, apart', async () => {
    const run = async (inputs: Record<string, string>, env: Record<string, string>) => {
      const step = await runStep({ repro: 'good', trials: '1', ...inputs }, env)
      const file = outputs(step.read('output'))['results-file']!
      return { file, leg: readResults(dirname(file)).leg! }
    }
    const job = { GITHUB_RUN_ID: '1', GITHUB_JOB: 'forks', GITHUB_RUN_ATTEMPT: '1' }
    const first = await run({}, { ...job, GITHUB_ACTION: '__self' })
    const second = await run({}, { ...job, GITHUB_ACTION: '__self_2' })
    const named = await run({}, { ...job, GITHUB_ACTION: 'forks' })
    expect(new Set([first.file, second.file, named.file]).size).toBe(3)
    const again = await run({}, { ...job, GITHUB_ACTION: '__self', GITHUB_RUN_ATTEMPT: '2' })
    expect(again.leg).toEqual({ ...first.leg, attempt: 2 })
    const others: Record<string, string>[] = [
      { 'working-directory': 'good', repro: '.' },
      { emulate: 'none,getaddrinfo-lock' },
      { variants: 'baseline,sleep' },
      { timeout: '7' },
      { 'pass-env': 'HOME' },
      { matrix: '{"container": "debian:12"}' },
    ]
    const jobs = [first.leg.job, second.leg.job, named.leg.job]
    for (const inputs of others)
      jobs.push((await run(inputs, { ...job, GITHUB_ACTION: '__self' })).leg.job)
    expect(new Set(jobs).size).toBe(jobs.length)
  })

  test('names files from the root of the repository, wherever it works', async () => {
    const placeOf = async (inputs: Record<string, string>) => {
      const { commands, read } = await runStep({ trials: '1', ...inputs })
      const sarif = readFileSync(outputs(read('output'))['sarif-file']!, 'utf8')
      const error = commands.find((line) => line.startsWith('::error'))!
      const uri =
        JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri
      expect(read('summary')).toContain(`${uri}:11`)
      return [/file=([^,]*)/.exec(error)![1], uri]
    }
    const own = 'tests/fork_hang.py'
    expect(await placeOf({ 'working-directory': 'tests', repro: '.' })).toEqual([own, own])
    for (const name of ['a/checkout/.git/HEAD', 'a/checkout/tests/fork_hang.py']) {
      mkdirSync(dirname(join(place.path, name)), { recursive: true })
      writeFileSync(join(place.path, name), name.endsWith('.py') ? hang : '')
    }
    expect(await placeOf({ repro: 'a/checkout/tests' })).toEqual([own, own])
    expect(await placeOf({ 'working-directory': 'a/checkout/tests', repro: '.' })).toEqual([
      own,
      own,
    ])
  })

  test('an install that fails is told alike by all, with its reason, once', async () => {
    const github = await fakeGitHub()
    const inputs = {
      repro: 'good',
      install: './nothing-here',
      comment: 'true',
      'check-run': 'true',
    }
    const step = await runStep(inputs, { GITHUB_API_URL: github.url, GITHUB_WORKFLOW: 'ci' })
    await github.close()
    expect(github.violations).toEqual([])
    expect(step.status).toBe(3)
    const told = /1 case could not be run: .*nothing-here cannot be installed/
    const errors = step.commands.filter((line) => line.startsWith('::error'))
    expect(errors).toEqual([
      expect.stringMatching(/title=Install failed::.*nothing-here cannot be installed/),
    ])
    expect(step.commands.filter((line) => line.startsWith('::notice'))).toEqual([])
    expect(step.read('summary').split('\n')[2]).toMatch(told)
    expect(outputs(step.read('output')).verdict).toBe('could-not-run')
    expect(github.store.checks).toEqual([expect.objectContaining({ conclusion: 'failure' })])
    expect(github.store.comments).toEqual([
      expect.objectContaining({ body: expect.stringMatching(told) }),
    ])
  })

  test('says in one sentence what it cannot do, and why', async () => {
    const windows = `data:text/javascript,Object.defineProperty(process,'platform',{value:'win32'})`
    const onWindows = await runStep({ repro: 'good' }, { NODE_OPTIONS: `--import="${windows}"` })
    expect(onWindows.status).toBe(3)
    expect(onWindows.commands).toEqual([
      '::error::fork-safety: Windows has no fork(): there is nothing to test',
    ])
    const unquoted = await runStep({ repro: 'good', 'python-version': ' 3.1 ', offline: 'true' })
    expect(unquoted.status).toBe(3)
    const errors = unquoted.commands.filter((line) => line.startsWith('::error'))
    expect(errors).toEqual([expect.stringMatching(/Python 3\.1 .*should it be 3\.10\? .*quotes/)])
    expect(unquoted.commands.filter((line) => line.startsWith('::notice'))).toEqual([])
  })

  test('says with debug logging what was decided and why', async () => {
    const { commands } = await runStep({ repro: 'tests', trials: '1' }, { RUNNER_DEBUG: '1' })
    const debug = commands.filter((line) => line.startsWith('::debug::')).join('\n')
    expect(debug).toContain('"is":"unexpected"')
    expect(debug).toMatch(
      /fork_hang \(baseline\): .*"expected":\["passed"\],"verdict":"regression"/,
    )
  })

  test('lists all bad inputs at once', async () => {
    const step = await runStep({ repro: 'nowhere', trials: 'many', jobs: '0', comment: 'maybe' })
    expect(step.status).toBe(2)
    for (const word of ['nowhere', 'many', 'jobs', 'maybe']) expect(step.stdout).toContain(word)
  })
})
