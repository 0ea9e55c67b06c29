import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { folderWith, hang, readResults, runEntry, type Step, stepIn } from './driver.ts'

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
  'good/fork_good.py': 'print("fine")\n',
})
const steps: Step[] = []
afterAll(() => {
  place.remove()
  for (const step of steps) rmSync(step.temporary, { recursive: true, force: true })
})

async function runStep(inputs: Record<string, string>) {
  const step = stepIn(place.path, inputs, {
    pull_request: { number: 7, head: { sha: 'f'.repeat(40) } },
  })
  steps.push(step)
  const ended = await runEntry('main', [], { cwd: place.path, env: step.env })
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
    expect(errors[0]).toMatch(/file=tests\/fork_hang\.py,line=11/)
    expect(errors.some((line) => /file=tests\/fork_hang\.py,line=9/.test(line))).toBe(true)
    expect(step.read('summary')).toContain('tests/fork_hang.py:11')
    const { 'results-file': file, ...said } = outputs(step.read('output'))
    expect(said).toMatchObject({ outcome: 'deadlocked', regressions: '1', deadlocks: '2' })
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
    expect(step.stdout).toContain('tampering')
    expect(step.status).toBe(3)
    const { stdout } = readResults(join(step.temporary, 'fork-safety')).cases[0]!.runs[0]!
    const seen = /\[.*\]/.exec(stdout)![0]
    expect(seen).not.toMatch(/INPUT_|ACTIONS_|GITHUB_|RUNNER_|NODE_OPTIONS/)
  })

  test('is quiet where all is well', async () => {
    const step = await runStep({ repro: 'good', trials: '1' })
    expect(step.status).toBe(0)
    expect(step.commands.filter((line) => /^::(error|warning)/.test(line))).toEqual([])
  })

  test('lists all bad inputs at once', async () => {
    const step = await runStep({ repro: 'nowhere', trials: 'many', jobs: '0', comment: 'maybe' })
    expect(step.status).toBe(2)
    for (const word of ['nowhere', 'many', 'jobs', 'maybe']) expect(step.stdout).toContain(word)
  })
})
