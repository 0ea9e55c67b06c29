import { execFileSync } from 'node:child_process'
import { platform } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { withoutCtypes } from '../noctypes.ts'
import { can, folderWith, good, hang, mounts, pythonsHere, runLine } from './driver.ts'

/** Its grandchild, which nobody waits for, hangs for ever after its end. */
const orphan = hang.replace(
  /pid = os\.fork[\s\S]*/,
  `if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        open("pid", "w").write(str(os.getpid()))
        with lock:
            os._exit(0)
    os._exit(0)
os.wait()
time.sleep(0.2)
os._exit(0)
`,
)
const place = folderWith({ 'good.py': good, 'hang.py': hang, 'orphan.py': orphan, 'tmp/.keep': '' })
afterAll(place.remove)
const python = pythonsHere().get('3.11') ?? [...pythonsHere().values()].at(-1)!

/** Runs a shell's line in which `RUN` stands for the command. */
const shell = (line: string, env: Record<string, string> = {}, before: string[] = []) =>
  runLine(line.replaceAll('RUN', 'CLI run --trials 1 --variants baseline --timeout 2'), {
    cwd: place.path,
    env,
    before,
  })

/** With its line breaks as spaces, as the reader's eye sees it. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

const onLinux = platform() === 'linux' ? describe : describe.skip
const withMounts = platform() === 'linux' && mounts ? describe : describe.skip

onLinux("a machine that lacks something is not the repro's fault", () => {
  test('too few descriptors: one sentence and status 3, or the true verdict', async () => {
    for (const most of [20, 22, 24, 26, 28, 30, 32, 34, 36, 38]) {
      const ended = await shell(`ulimit -n ${most}; RUN hang.py --python ${python}`)
      const { status, stdout, stderr } = ended
      if (status === 3) expect(flat(stdout + stderr)).toMatch(/EMFILE/)
      else expect([most, status, stdout]).toEqual([most, 1, expect.stringMatching(/deadlocked/)])
      expect(stderr).not.toMatch(/^ {4}at /m)
    }
  })

  const isRoot = process.getuid?.() === 0 && can('setpriv', '--version')
  const asRoot = isRoot ? test : test.skip
  asRoot('too few processes: the program is not said to have failed', async () => {
    const system = ['/usr/bin/python3', '/usr/local/bin/python3'].find((one) => can(one, '-V'))
    if (!system) return
    const nobody = ['setpriv', '--reuid=64321', '--clear-groups']
    execFileSync('chmod', ['-R', 'a+rX', place.path])
    let refused = 0
    for (const most of [13, 14, 15, 16, 17]) {
      const { status, stdout, stderr } = await shell(
        `exec prlimit --nproc=${most} ${nobody.join(' ')} RUN ${place.path}/good.py --python ${system}`,
      )
      const text = flat(stdout + stderr)
      if (status === 134) continue // Node itself could not start its threads
      // How many it needs differs by a few; where there are enough, all is well.
      const reason = /could not be (run|started).*(EAGAIN|no further process)/
      const said = status === 3 && reason.test(text) ? 'refused' : status
      if (said === 'refused') refused++
      expect([most, said, text]).toEqual([most, status === 0 ? 0 : 'refused', text])
    }
    expect(refused).toBeGreaterThan(0)
  })

  test('a TMPDIR that is none', async () => {
    const { status, stderr } = await shell('RUN good.py', { TMPDIR: `${place.path}/good.py` })
    expect([status, stderr]).toEqual([3, expect.stringMatching(/^fork-safety: ENOTDIR: .*\n$/)])
  })
})

withMounts('a machine that lacks something, in namespaces', () => {
  const unshared = ['unshare', '--mount']

  test('a read-only TMPDIR, one too small, a full one', async () => {
    const env = { TMPDIR: `${place.path}/tmp` }
    const fill = `dd if=/dev/zero of=${place.path}/tmp/fill 2>/dev/null`
    for (const [options, before, code] of [
      ['ro', 'true', 'EROFS'],
      ['size=4k', 'true', 'ENOSPC'],
      ['nr_inodes=3', 'true', 'ENOSPC'],
      ['size=64k', fill, 'ENOSPC'],
    ]) {
      const line = `mount -t tmpfs -o ${options} none ${place.path}/tmp; ${before}; RUN hang.py`
      const { status, stdout, stderr } = await shell(line, env, unshared)
      expect([options, status]).toEqual([options, 3])
      expect(flat(stdout + stderr)).toMatch(new RegExp(`${code}: `))
      expect(stdout).not.toContain('deadlocked')
    }
  })

  test('no /proc', async () => {
    const ended = await shell('mount -t tmpfs none /proc; RUN hang.py', {}, unshared)
    const stderr = 'fork-safety: there is no /proc here, without which nothing can be watched\n'
    expect(ended).toEqual({ status: 3, stdout: '', stderr })
  })

  test('a foreign /proc: what lives on was not seen to pass, and is ended all the same', async () => {
    const line = 'RUN orphan.py; echo "status $?"; kill -0 $(cat pid) 2>/dev/null || echo gone'
    const { stdout } = await shell(line, {}, ['unshare', '--pid', '--fork'])
    expect(flat(stdout)).toContain('could not be run: nothing can be proven here')
    expect(stdout).toContain('status 3\ngone\n')
  })
})

onLinux('a Python without _ctypes', () => {
  const broken = withoutCtypes(python, join(place.path, 'broken'))

  test('is watched over by another one, which inherits its orphans', async () => {
    const { status, stdout } = await shell(`RUN orphan.py --python ${broken}`)
    expect([status, stdout]).toEqual([1, expect.stringMatching(/deadlocked, proven/)])
  })

  test('where there is no other, says what could not be seen instead of `passed`', async () => {
    const env = { HOME: place.path }
    const line = (name: string) =>
      `PATH=/nonexistent; export PATH; RUN ${name} --python ${broken}; echo "status $?"`
    const passed = await shell(line('orphan.py'), env)
    expect(flat(passed.stdout)).toContain(
      'could not be run: its orphans could not be watched, since no Python here has the module _ctypes',
    )
    expect(passed.stdout).toContain('status 3\n')
    const hung = await shell(line('hang.py'), env)
    expect(hung.stdout).toMatch(/deadlocked, proven/)
  })
})
