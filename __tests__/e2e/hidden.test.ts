import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { can, folderWith, good, mounts, runLine } from './driver.ts'

/** Waits for a byte in a pipe of which it has forgotten to close its own end. */
const forgetful = (writer: string) => `import os, subprocess
if os.fork() == 0:
    os._exit(0)
os.wait()
r, w = os.pipe()
os.set_inheritable(w, True)
${writer}
os.read(r, 1)
`
/** Nobody may look into what writes it. */
const closed = forgetful(`code = "import os, time; time.sleep(4); os.write(%d, b'x')" % w
env = {"PYTHONHOME": "/usr"}
p = subprocess.Popen(["closed/python", "-I", "-S", "-c", code], close_fds=False, env=env)`)
const place = folderWith({
  'good.py': good,
  'forgetful.py': forgetful(''),
  'closed.py': closed,
  'closed/.keep': '',
})
afterAll(place.remove)
const run = (line: string, env: Record<string, string>, before: string[]) =>
  runLine(line, { cwd: place.path, env, before })
/** With its line breaks as spaces, as the reader's eye sees it. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

const nobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups'
const system = '/usr/bin/python3'
const mayBecome = can(...nobody.split(' '), system, '-c', 'import os; os.getuid()')
const asNobody = mounts && process.getuid?.() === 0 && mayBecome ? test : test.skip
/** A program that may be run and not be read: nobody but root may look into its processes. */
const putClosed = (name: string, of: string) => {
  execFileSync('chmod', ['-R', 'a+rX', place.path])
  copyFileSync(realpathSync(of), join(place.path, 'closed', name))
  chmodSync(join(place.path, 'closed', name), 0o711)
}

asNobody('hidepid: a process that shows nothing may do anything, and counts as alive', async () => {
  putClosed('python', system)
  const line = `mount -t proc -o hidepid=2 proc /proc; exec ${nobody} CLI run REPRO --trials 1 --variants baseline --timeout 8 --python ${system}`
  const watch = (repro: string) =>
    run(line.replace('REPRO', repro), {}, ['unshare', '--mount', '--pid', '--fork'])
  const waits = await watch('closed.py')
  expect([waits.status, waits.stdout]).toEqual([
    0,
    expect.stringMatching(/closed +baseline +passed/),
  ])
  const hangs = await watch('forgetful.py')
  expect([hangs.status, hangs.stdout]).toEqual([1, expect.stringContaining('deadlocked, proven')])
})

asNobody('Yama: where nobody may look at his own, the first lines say so, and why', async () => {
  putClosed('cat', '/bin/cat')
  const yama =
    'mount -t tmpfs none /proc/sys/kernel; mkdir /proc/sys/kernel/yama; echo 2 > /proc/sys/kernel/yama/ptrace_scope'
  const line = (path: string) =>
    `${yama}; export PATH=${path}:$PATH; exec ${nobody} CLI run good.py --trials 1 --variants baseline --python ${system}`
  const { stdout } = await run(line(join(place.path, 'closed')), {}, ['unshare', '--mount'])
  const first = flat(stdout.split('\n').slice(0, 3).join('\n'))
  expect(first).toContain('nothing can be proven here: kernel.yama.ptrace_scope is 2, and')
  const allowed = await run(line('/usr/bin'), {}, ['unshare', '--mount'])
  expect(allowed.stdout).not.toContain('nothing can be proven')
})
