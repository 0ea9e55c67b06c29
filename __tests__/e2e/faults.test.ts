import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parseResults } from '../../src/results/validate.ts'
import { caseOf, resultsOf, times } from '../verdict/fixtures.ts'
import { folderWith, good, hang, mounts, runEntry, runLine, stepIn } from './driver.ts'

/** Forks, is well or hangs, and has done something to the folder `out` before. */
const doing = (act: string, then: string) => `import os, shutil\n${act}\n${then}`
const replaced = {
  'a file': 'shutil.rmtree("out"); open("out", "w").write("mine")',
  'a link to nothing': 'shutil.rmtree("out"); os.symlink("nowhere", "out")',
  'a link to a folder': 'shutil.rmtree("out"); os.mkdir("other"); os.symlink("other", "out")',
  nothing: 'shutil.rmtree("out")',
}
const filling = `f = open(os.path.join(os.environ["TMPDIR"], "fill"), "wb")
try:
    while True: f.write(b"x" * 65536); f.flush()
except OSError: pass`
const place = folderWith({
  'good.py': good,
  'hang.py': hang,
  'fills.py': doing(filling, good),
  'fills_and_hangs.py': doing(filling, hang),
  'fills_while_swept.py': `import os, tempfile, threading, time
ONE, OTHER = threading.Lock(), threading.Lock()
def work():
    while True:
        with ONE:
            pass
        with OTHER:
            pass
        time.sleep(0.005)
threading.Thread(target=work, daemon=True).start()
time.sleep(0.03)
if os.fork() == 0:
    if ONE.locked() or OTHER.locked():
        full = tempfile.NamedTemporaryFile(delete=False)
        try:
            while True:
                os.write(full.fileno(), b'x' * 65536)
        except OSError:
            pass
    with ONE, OTHER:
        os._exit(0)
os.wait()
`,
})
const { path: cwd } = place
const written = ['fork-safety.sarif', 'junit.xml', 'report.html', 'results.json', 'summary.md']
const out = join(cwd, 'out')
afterAll(place.remove)
beforeEach(() => {
  for (const name of ['out', 'other']) rmSync(join(cwd, name), { recursive: true, force: true })
  mkdirSync(out)
})

const RUN = 'CLI run --trials 1 --variants baseline --timeout 5'
const trialsOf = (line: string, trials: number) => line.replace('--trials 1', `--trials ${trials}`)
const shell = (line: string, env = {}, before: string[] = []) =>
  runLine(line.replaceAll('RUN', RUN), { cwd, env, before })
/** What was said to have been lost, a sentence each. */
const losses = ({ stderr }: { stderr: string }) =>
  stderr.split('\n').filter((line) => line.startsWith('fork-safety: '))

/** All files of the folder whole, and nothing else. */
function expectWhole(folder: string) {
  expect(readdirSync(folder).sort()).toEqual(written)
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  expect(parseResults(text('results.json')).cases).toHaveLength(1)
  expect(JSON.parse(text('fork-safety.sarif')).runs).toHaveLength(1)
  expect(text('junit.xml')).toMatch(/<\/testsuites>\n?$/)
}

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('a stream that is full', () => {
  const full = 'could not be written to: ENOSPC\n'

  test.each([
    ['good.py', 3],
    ['hang.py', 1],
  ])('costs what was to be read on it: %s', async (repro, status) => {
    const told = await shell(`RUN ${repro} --output out > /dev/full`)
    expect(told.status).toBe(status)
    expect(losses(told)).toEqual([`fork-safety: standard output ${full.trim()}`])
    expectWhole(out)
    const both = await shell(`RUN ${repro} > /dev/full 2>&1`)
    expect(both).toEqual({ status, stdout: '', stderr: '' })
  })

  test.each([
    ['good.py', 0, 'as expected'],
    ['hang.py', 1, 'deadlocked'],
  ])('costs what is beside it: %s', async (repro, status, word) => {
    const told = await shell(`RUN ${repro} 2> /dev/full`)
    expect(told.status).toBe(status)
    expect(told.stdout).toContain(word)
    expect(told.stdout.match(/^fork-safety: .*\n/gm)).toEqual([
      `fork-safety: standard error ${full}`,
    ])
  })

  test('is told by every command', async () => {
    writeFileSync(
      join(cwd, 'results.json'),
      JSON.stringify(resultsOf([caseOf(times(1, 'passed'))])),
    )
    for (const command of [
      'list',
      '--help',
      '--version',
      'report results.json',
      'accept results.json',
    ]) {
      const told = await shell(`CLI ${command} > /dev/full`)
      expect([command, told.status, losses(told)]).toEqual([
        command,
        3,
        [expect.stringContaining(full.trim())],
      ])
    }
    rmSync(join(cwd, 'fork-safety.toml'))
  })

  test('whose reader has gone costs nothing', async () => {
    const { stdout, stderr } = await shell('{ RUN good.py; echo "status $?" >&2; } | true')
    expect([stdout, stderr]).toEqual(['', expect.stringMatching(/status 0\n$/)])
    expect(stderr).not.toContain('could not')
  })
})

describe('an output folder that a repro made into', () => {
  const [aFile, aDeadLink, aLink, nothing] = Object.keys(replaced)
  test.each(Object.entries(replaced))('%s', async (what, act) => {
    const lost = { [aFile!]: 'ENOTDIR', [aDeadLink!]: 'EEXIST' }[what]
    for (const [then, status] of [
      [good, lost ? 3 : 0],
      [hang, 1],
    ] as const) {
      for (const name of ['out', 'other']) rmSync(join(cwd, name), { recursive: true, force: true })
      mkdirSync(out)
      writeFileSync(join(cwd, 'replaces.py'), doing(act, then))
      const ended = await shell('RUN replaces.py --output out')
      expect([ended.status, ended.stdout.includes('deadlocked')]).toEqual([status, then === hang])
      if (lost)
        expect(losses(ended)).toEqual([expect.stringMatching(`could not be written: ${lost}: `)])
      else expectWhole(out)
      if (what === aFile) expect(readFileSync(out, 'utf8')).toBe('mine')
    }
    expect([aLink, nothing].includes(what)).toBe(lost === undefined)
  })

  test('one with a pipe where a file is to be: it is not waited for', async () => {
    const act = written.map((name) => `os.mkfifo("out/${name}")`).join('\n')
    writeFileSync(join(cwd, 'replaces.py'), doing(act, good))
    expect((await shell('RUN replaces.py --output out')).status).toBe(0)
    expectWhole(out)
  })
})

const isRoot = process.getuid?.() === 0
const asNobody = isRoot || platform() === 'win32' ? test.skip : test
asNobody('an output folder without rights costs the files, in one sentence', async () => {
  chmodSync(out, 0o555)
  const ended = await shell('RUN hang.py --output out')
  expect([ended.status, losses(ended)]).toEqual([1, [lostAll('EACCES')]])
})

const lostAll = (code: string) =>
  expect.stringMatching(
    `^fork-safety: results.json, fork-safety.sarif, summary.md, report.html and junit.xml could not be written: ${code}: [a-z -]+$`,
  )

const withMounts = platform() === 'linux' && mounts ? describe : describe.skip
withMounts('a file system of its own', () => {
  const on = (options: string, folder: string, line: string, env = {}) =>
    shell(`mount -t tmpfs -o ${options} none "${folder}" && ${line}`, env, ['unshare', '--mount'])

  test.each([
    ['good.py', 3, 'as expected'],
    ['hang.py', 1, 'deadlocked'],
  ])('that is read-only costs the files, in one sentence: %s', async (repro, status, word) => {
    const ended = await on('ro', out, `RUN ${repro} --output out`)
    expect([ended.status, losses(ended)]).toEqual([status, [lostAll('EROFS')]])
    expect(ended.stdout).toContain(word)
  })

  test('that is full has each file whole or not at all', async () => {
    const kept: string[][] = []
    for (const size of [4, 16, 32, 512]) {
      const keep = `rm -rf other; cp -r out other; exit $status`
      const line = `{ RUN hang.py --output out --full-output; status=$?; ${keep}; }`
      const ended = await on(`size=${size}k`, out, line)
      expect(ended.status).toBe(1)
      const names = readdirSync(join(cwd, 'other')).filter((name) => name !== 'output')
      kept.push(names)
      const all = losses(ended).join('\n')
      for (const name of written)
        expect([name, all.includes(name)]).toEqual([name, !names.includes(name)])
      if (all !== '')
        expect(losses(ended)).toEqual([expect.stringContaining('ENOSPC: no space left on device')])
      if (names.includes('results.json'))
        parseResults(readFileSync(join(cwd, 'other/results.json'), 'utf8'))
    }
    const counts = kept.map((names) => names.length)
    expect([Math.min(...counts) < 5, Math.max(...counts)]).toEqual([true, 5])
  })

  test('for TMPDIR, which a trial fills', async () => {
    const env = { TMPDIR: join(cwd, 'tmp') }
    mkdirSync(env.TMPDIR)
    const run = (repro: string, trials: number) =>
      on('size=4m', env.TMPDIR, trialsOf(`${RUN} ${repro} --output out`, trials), env)
    for (const [repro, trials, status] of [
      ['fills.py', 1, 0],
      ['fills.py', 2, 3],
      ['fills_and_hangs.py', 1, 1],
      ['fills_and_hangs.py', 2, 1],
    ] as const) {
      const ended = await run(repro, trials)
      expect([repro, trials, ended.status]).toEqual([repro, trials, status])
      const text = readFileSync(join(out, 'results.json'), 'utf8')
      const said = text.match(/(?:no further trial could be run|could not be run): ENOSPC/g)
      expect([repro, trials, said !== null]).toEqual([repro, trials, trials > 1])
    }
  })

  test('for TMPDIR, which a trial of a sweep fills, leaves what was found by then', async () => {
    const env = { TMPDIR: join(cwd, 'tmp') }
    mkdirSync(env.TMPDIR, { recursive: true })
    const line = 'CLI run fills_while_swept.py --variants sweep --jobs 1 --output out'
    expect((await on('size=4m', env.TMPDIR, line, env)).status).toBe(1)
    const [one] = parseResults(readFileSync(join(out, 'results.json'), 'utf8')).cases
    expect(one).toMatchObject({ outcome: 'deadlocked', sweep: { left: 1 } })
    expect(one!.sweep!.locks).toMatchObject([{ name: 'ONE', answer: 'hangs' }])
    expect(JSON.stringify(one)).toContain('no further lock could be held: ENOSPC')
  })

  test('for the command files of a step costs them, in one sentence, and none holds half a word', async () => {
    const step = stepIn(cwd, { repro: 'good.py', trials: '1', timeout: '5' })
    const { GITHUB_OUTPUT = '', GITHUB_STEP_SUMMARY = '' } = step.env
    const folder = join(GITHUB_OUTPUT, '..')
    const own = `own=${'x'.repeat(3900)}\n`
    const fill = `printf '${own}' > ${GITHUB_OUTPUT}; printf '${own}' > ${GITHUB_STEP_SUMMARY}`
    const tell = `cat ${GITHUB_OUTPUT} ${GITHUB_STEP_SUMMARY} >&2`
    const line = `{ ${fill}; MAIN; status=$?; ${tell}; exit $status; }`
    const ended = await on('size=8k', folder, line, step.env)
    rmSync(step.temporary, { recursive: true, force: true })
    expect(ended.status).toBe(3)
    expect(ended.stdout.match(/^::error.*/gm)).toEqual([
      expect.stringMatching(
        /^::error::the (job summary and the )?outputs could not be written: ENOSPC: /,
      ),
    ])
    expect(ended.stdout).not.toContain('tampering')
    const whole = ended.stderr.replace(/^([\w-]+)<<(.*)\n.*\n\2\n/gm, '')
    expect(whole).toBe(own + own)
  })

  test('for fork-safety.toml leaves it as it was', async () => {
    const file = join(cwd, 'accepted/results.json')
    mkdirSync(join(cwd, 'accepted'))
    const many = Array.from({ length: 200 }, (_, n) => ({
      ...caseOf(times(1, 'failed')),
      repro: `r${n}`,
    }))
    writeFileSync(file, JSON.stringify(resultsOf(many)))
    const mine = '[expect.mine.baseline]\\nany = ["failed"]\\n'
    for (const [options, code] of [
      ['ro', 'EROFS'],
      ['size=8k', 'ENOSPC'],
    ]) {
      const put = options === 'ro' ? 'true' : `printf '${mine}' > fork-safety.toml`
      const line = `cd out && { ${put}; CLI accept ${file}; status=$?; cat fork-safety.toml; exit $status; }`
      const ended = await on(options!, out, line)
      expect([options, ended.status]).toEqual([options, 3])
      expect(losses(ended)).toEqual([
        expect.stringContaining(`fork-safety.toml could not be written: ${code}`),
      ])
      if (code === 'ENOSPC') expect(ended.stdout).toBe(mine.replaceAll('\\n', '\n'))
    }
  })
})

test('what is accepted is put in its place as a whole: a link leads to it still, and its rights stay', async () => {
  const folder = join(cwd, 'linked')
  mkdirSync(join(folder, 'elsewhere'), { recursive: true })
  writeFileSync(join(folder, 'elsewhere/own.toml'), '# mine\n', { mode: 0o640 })
  symlinkSync('elsewhere/own.toml', join(folder, 'fork-safety.toml'))
  const { ino } = statSync(join(folder, 'fork-safety.toml'))
  writeFileSync(
    join(folder, 'results.json'),
    JSON.stringify(resultsOf([caseOf(times(1, 'failed'))])),
  )
  const ended = await runEntry('cli', ['accept', 'results.json'], { cwd: folder })
  expect(ended.status).toBe(0)
  expect(lstatSync(join(folder, 'fork-safety.toml')).isSymbolicLink()).toBe(true)
  const after = statSync(join(folder, 'elsewhere/own.toml'))
  expect([after.mode & 0o777, after.ino === ino]).toEqual([0o640, false])
  expect(readFileSync(join(folder, 'fork-safety.toml'), 'utf8')).toMatch(/^# mine\n/)
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['own.toml'])
})

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s ends the run, and keeps what is known',
  async (signal) => {
    const began = join(cwd, 'began')
    rmSync(began, { force: true })
    writeFileSync(
      join(cwd, 'endless.py'),
      'import os, time\nif os.fork() == 0:\n    os.setsid(); open("began", "w").write(str(os.getpid())); time.sleep(600)\ntime.sleep(600)\n',
    )
    const args = [
      'run',
      'good.py',
      'endless.py',
      '--trials',
      '1',
      '--variants',
      'baseline',
      '--output',
      'out',
    ]
    const ended = await runEntry('cli', args, {
      cwd,
      meanwhile: (kill, output) => {
        const timer = setInterval(() => {
          if (!existsSync(began) || !output().includes('good')) return
          clearInterval(timer)
          kill(signal)
        }, 20)
      },
    })
    expect(ended.status).toBe(130)
    const { interrupted, cases } = parseResults(readFileSync(join(out, 'results.json'), 'utf8'))
    expect([interrupted, cases.map(({ outcome }) => outcome)]).toEqual([
      true,
      ['passed', 'skipped'],
    ])
    expect(() => process.kill(Number(readFileSync(began, 'utf8')), 0)).toThrow('ESRCH')
  },
)
