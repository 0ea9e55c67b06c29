import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus } from 'node:os'
import { join } from 'node:path'
import { buildProgram, file, median, quantile, root, withBusyCores } from './lab.mjs'

const milliseconds = (seconds) => Math.round(seconds * 10_000) / 10

/** From the hang, as the program itself and as the report times it, to the verdict. */
export async function hangToVerdict(lab, pythons, count) {
  const measure = async (python) => {
    const seen = []
    for (let n = 0; n < count; n++) {
      const begun = Date.now() / 1000
      const report = await lab.trial('hang.py', python)
      const hung = Number(report.captured.stdout.split('\n')[0])
      const proven = report.outcome === 'deadlocked' && report.proof === 'proven'
      seen.push({ proven, real: begun + report.seconds - hung, told: report.secondsToVerdict })
    }
    const of = (key) => seen.map((one) => one[key])
    return {
      proven: of('proven').filter(Boolean).length,
      of: count,
      medianMs: milliseconds(median(of('real'))),
      p95Ms: milliseconds(quantile(of('real'), 0.95)),
      reportedMedianMs: milliseconds(median(of('told'))),
    }
  }
  const rows = []
  for (const python of pythons) {
    const idle = await measure(python)
    const busy = await withBusyCores(() => measure(python))
    rows.push({ python: python.name, idle, busy })
  }
  return rows
}

/** What a trial costs over running the same empty script. */
export async function trialCost(lab, pythons, count) {
  const rows = []
  for (const python of pythons) {
    const bare = []
    const trial = []
    for (let n = 0; n < count; n++) {
      bare.push(await timed(() => lab.bare([python.path, file('nothing.py')])))
      trial.push(await timed(() => lab.trial('nothing.py', python)))
    }
    const [bareMs, trialMs] = [median(bare), median(trial)]
    rows.push({
      python: python.name,
      bareMs,
      trialMs,
      overMs: trialMs - bareMs,
      ratio: trialMs / bareMs,
    })
  }
  return rows
}

/**
 * What watching a suite costs, alternating: how much more of the processors the suite itself uses, and
 * how much of all their time the program that watches takes from it. Other programs of the machine
 * change these less than they change how long it takes.
 */
export async function suiteCost(lab, python, count, tests) {
  const command = [python.path, file('suite.py'), `${tests}`]
  const bare = []
  const watched = []
  const watching = []
  for (let n = 0; n < count; n++) {
    bare.push(Number(await lab.output(command)))
    const before = process.cpuUsage()
    const report = await lab.trial('suite.py', python, {
      ...{ args: [`${tests}`], limit: 600, suite: { stopAtFirst: false } },
    })
    const { user, system } = process.cpuUsage(before)
    if (report.outcome !== 'passed') throw new Error(`the suite ${report.outcome}`)
    watched.push(Number(report.captured.stdout))
    watching.push((user + system) / 1e6 / (report.seconds * cpus().length))
  }
  const [bareS, watchedS, taken] = [bare, watched, watching].map(median)
  const [observing, watches] = [watchedS / bareS - 1, taken].map(
    (part) => Math.round(1000 * part) / 10,
  )
  return [
    {
      ...{ python: python.name, bareS, watchedS, observingPercent: observing },
      ...{ watchingPercent: watches, totalPercent: observing + watches },
    },
  ]
}

async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** What a fork among busy threads costs the program, bare and as a trial, by turns. */
export async function forkCost(lab, pythons, forks) {
  const rows = []
  for (const python of pythons) {
    for (const threads of [1, 4, 16]) {
      const args = [`${threads}`, `${forks / 6}`]
      const bare = []
      const observed = []
      for (let n = 0; n < 6; n++) {
        bare.push(...forkTimes(await lab.output([python.path, file('busy_forks.py'), ...args])))
        const { captured } = await lab.trial('busy_forks.py', python, { args })
        observed.push(...forkTimes(captured.stdout))
      }
      const [bareMs, observedMs] = [median(bare), median(observed)].map(milliseconds)
      rows.push({ python: python.name, threads, bareMs, observedMs, ratio: observedMs / bareMs })
    }
  }
  return rows
}

const forkTimes = (text) => text.trim().split('\n').map(Number)

/** Hang rate of a race, bare and as a trial with the observer, by turns; Fisher's exact test. */
export async function observerEffect(lab, parts, pythons, count) {
  const rows = []
  for (const python of pythons) {
    const hangs = { bare: 0, observed: 0 }
    for (let n = 0; n < count; n++) {
      if ((await lab.bare([python.path, file('race.py')])) === 3) hangs.bare++
      if ((await lab.trial('race.py', python)).exitCode === 3) hangs.observed++
    }
    const bare = { hangs: hangs.bare, trials: count }
    const observed = { hangs: hangs.observed, trials: count }
    const more = parts.fisherGreater(observed, bare)
    const fewer = parts.fisherGreater(bare, observed)
    const chance = Math.min(1, 2 * Math.min(more, fewer))
    rows.push({
      python: python.name,
      bare: hangs.bare,
      observed: hangs.observed,
      of: count,
      chance,
    })
  }
  return rows
}

/**
 * Checks of programs that are blocked nearly always and never stuck: how often one reading would
 * have said so, and how often the proof did. A real deadlock is checked too.
 */
export async function falseAlarms(lab, parts, python, count) {
  const rows = []
  for (const kind of ['threads', 'processes', 'pipes']) {
    rows.push(await checks(lab, parts, python, ['ping_pong.py', kind], Math.ceil(count / 3)))
  }
  rows.push(await checks(lab, parts, python, ['hang.py'], Math.ceil(count / 30)))
  return rows
}

async function checks(lab, parts, python, [script, ...args], count) {
  const program = parts.keepReapers(python.path, 0).start(
    {
      command: [python.path, file(script), ...args],
      cwd: join(root, 'bench'),
      env: lab.env,
    },
    { output: () => {}, changed: () => {} },
  )
  await new Promise((done) => setTimeout(done, 500))
  const proc = parts.procfs()
  const sockets = parts.createSockets()
  const seen = { once: 0, proven: 0 }
  for (let n = 0; n < count; n++) {
    const tree = parts.readTree(program.pid, proc).filter((one) => !program.own().includes(one.pid))
    const pictures = tree.flatMap((one) => parts.takePicture(one, arch(), proc) ?? [])
    const set = parts.closedSet(pictures, { tree, proc, sockets, alarm: () => 'off' })
    if (set.length > 0) seen.once++
    if (set.length > 0 && parts.isUnchanged(set, arch(), proc)) seen.proven++
    if (n % 50 === 0) await new Promise((done) => setImmediate(done))
  }
  program.end()
  await program.closed(2000)
  program.abandon()
  return { program: [script, ...args].join(' '), checks: count, ...seen }
}

/** Programs of the tests by folder, with the seconds that they are watched for, and what they are. */
const kinds = [
  { folder: 'living', limit: 3, isStuck: false },
  { folder: 'ended', limit: 15, isStuck: false },
  { folder: 'hazards', limit: 5, isStuck: true },
]
const shared = new Set(['common', 'mutex', 'native', 'slow_module'])
const AT_ONCE = 4

function programsOf({ folder }) {
  const whole = join(root, '__tests__/watchdog/programs', folder)
  const names = readdirSync(whole).filter(
    (one) => one.endsWith('.py') && !shared.has(one.slice(0, -3)),
  )
  const files = names.map((name) => join(whole, name))
  // Native code is for the tests, which build it.
  return files.filter((one) => !/^# gcc/m.test(readFileSync(one, 'utf8')))
}

/** How many living programs are called deadlocked, and how many stuck ones are not. */
export async function verdicts(lab, pythons) {
  const measure = async (python) => {
    const seen = { falseDeadlocks: 0, living: 0, missed: 0, stuck: 0 }
    const work = kinds.flatMap((kind) => programsOf(kind).map((program) => ({ kind, program })))
    const next = async () => {
      for (let one = work.pop(); one; one = work.pop()) {
        const { isStuck, limit } = one.kind
        const { outcome } = await lab.trial(one.program, python, { limit })
        const wrong = (outcome === 'deadlocked') !== isStuck
        seen[isStuck ? 'stuck' : 'living']++
        if (wrong) seen[isStuck ? 'missed' : 'falseDeadlocks']++
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    return seen
  }
  const rows = []
  for (const python of pythons) {
    const idle = await measure(python)
    const busy = await withBusyCores(() => measure(python))
    rows.push({ python: python.name, idle, busy })
  }
  return rows
}

/** Most memory that the program had while a repro printed a gigabyte. */
export function memory({ path }) {
  const code = `import { openLab } from ${JSON.stringify(join(root, 'bench/lab.mjs'))}
    const lab = openLab(await import(${JSON.stringify(join(root, '.cache/bench/parts.mjs'))}))
    const { seconds } = await lab.trial('gigabyte.py', { path: ${JSON.stringify(path)} }, { limit: 600 })
    lab.close()
    console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }))`
  const args = ['--input-type=module', '-e', code]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

/** From the start of Node to the first Python: the program against a script that only spawns. */
export async function startCost(lab, count) {
  const program = join(buildProgram(), 'cli.js')
  const [stamps, stamp, bare] = ['stamps', 'stamp', 'bare.mjs'].map((name) =>
    join(lab.temporary, name),
  )
  writeFileSync(stamp, `#!/bin/sh\nexec date +%s%N >>${stamps}\n`)
  chmodSync(stamp, 0o755)
  writeFileSync(
    bare,
    `import { spawn } from 'node:child_process'\nspawn(${JSON.stringify(stamp)})\n`,
  )
  const command = ['run', file('nothing.py'), '--python', stamp, '--trials', '1']
  const first = async (args) => {
    writeFileSync(stamps, '')
    const begun = performance.timeOrigin + performance.now()
    await ended(spawn(process.execPath, args, { stdio: 'ignore', env: lab.env }))
    return Number(readFileSync(stamps, 'utf8').split('\n')[0]) / 1e6 - begun
  }
  const pairs = []
  for (let n = 0; n < count; n++) {
    pairs.push({ bare: await first([bare]), program: await first([program, ...command]) })
  }
  const over = pairs.map((pair) => pair.program - pair.bare)
  const of = (key) => median(pairs.map((pair) => pair[key]))
  return {
    pairs: count,
    bareMs: of('bare'),
    programMs: of('program'),
    overMs: median(over),
    ratio: of('program') / of('bare'),
  }
}

const ended = (child) => new Promise((resolve) => child.on('close', resolve))

/**
 * What a sweep costs a lock, and how many trials it needs to the first hang where blind repetition
 * needs `count` and more: the hazards hang by themselves in less than one of a hundred.
 */
export async function sweep(lab, python, count) {
  const program = join(buildProgram(), 'cli.js')
  const twenty = await sweepOf(lab, program, file('twenty_locks.py'), python)
  const cost = {
    what: 'twenty locks',
    locks: twenty.locks.length,
    hang: twenty.locks.filter(({ answer }) => answer === 'hangs').length,
    medianMs: milliseconds(median(twenty.locks.map(({ seconds }) => seconds))),
    wholeMs: milliseconds(twenty.whole),
  }
  const rows = [cost]
  for (const name of ['module_global', 'queue_mutex', 'instance']) {
    const script = join(root, '__tests__/sweep/latent', `${name}.py`)
    const { locks } = await sweepOf(lab, program, script, python)
    const found = locks.findIndex(({ answer }) => answer === 'hangs')
    const swept = found < 0 ? Number.NaN : found + 2 // with the pilot
    let hangs = 0
    for (let n = 0; n < count; n++)
      if ((await lab.trial(script, python)).outcome === 'deadlocked') hangs++
    const blind = count / Math.max(1, hangs)
    rows.push({
      what: name,
      blindHangs: hangs,
      blindTrials: count,
      sweptTrials: swept,
      atLeastTimesFewer: blind / swept,
    })
  }
  return rows
}

async function sweepOf(lab, program, script, python) {
  const output = join(lab.temporary, 'sweep')
  const args = ['run', script, '--variants', 'sweep', '--python', python.path, '--output', output]
  const whole = await timed(() => lab.bare([process.execPath, program, ...args]))
  const { cases } = JSON.parse(readFileSync(join(output, 'results.json'), 'utf8'))
  return { locks: cases[0].sweep.locks, whole: whole / 1000 }
}
