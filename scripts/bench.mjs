// Measures what the program is held to, on this machine, in one run.
//   node scripts/bench.mjs [--quick] [--json] [--only NAME,…] [--pythons PATH,…]
import { cpus, release } from 'node:os'
import { parseArgs } from 'node:util'
import { findPythons, loadParts, openLab } from '../bench/lab.mjs'
import {
  falseAlarms,
  forkCost,
  hangToVerdict,
  memory,
  observerEffect,
  startCost,
  suiteCost,
  sweep,
  trialCost,
  verdicts,
} from '../bench/measures.mjs'

const options = {
  quick: { type: 'boolean' },
  json: { type: 'boolean' },
  only: { type: 'string' },
  pythons: { type: 'string' },
}
const { values } = parseArgs({ options })
const { quick = false, json = false } = values
const count = (whole, few) => (quick ? few : whole)
const wanted = values.only?.split(',')

const parts = await loadParts()
const lab = openLab(parts)
const all = findPythons(values.pythons?.split(','))
const newest = all.filter((one) => !one.pypy).at(-1)
// The reaper is never run by PyPy where there is another Python: it takes ten times as long.
const pythons = all.map((one) => (one.pypy ? { ...one, reaper: newest?.path } : one))
const some = quick ? [newest] : pythons.filter((one) => !one.pypy)
const ends = quick ? [newest] : [some[0], newest]

// The programs are for these.
const modern = [some.find((one) => one.version >= 308), newest]

const measures = {
  hangToVerdict: () => hangToVerdict(lab, quick ? ends : pythons, count(20, 5)),
  trialCost: () => trialCost(lab, ends, count(40, 10)),
  forkCost: () => forkCost(lab, ends, count(300, 60)),
  observerEffect: () => observerEffect(lab, parts, ends, count(200, 40)),
  falseAlarms: () => falseAlarms(lab, parts, newest, count(15_000, 1500)),
  verdicts: () => verdicts(lab, quick ? [newest] : modern),
  memory: () => memory(newest),
  suiteCost: () => suiteCost(lab, newest, count(7, 3), count(60, 20)),
  startCost: () => startCost(lab, count(40, 10)),
  sweep: () => sweep(lab, newest, count(300, 200)),
}

const limits = {
  hangToVerdict: 'median at most 250 ms',
  trialCost: 'at most 25 ms over bare python',
  forkCost: 'a fork among busy threads at most 1.2 times bare',
  observerEffect: 'no more than chance',
  falseAlarms: 'none proven, but of the hang all',
  verdicts: 'no false deadlock; few missed',
  memory: 'below 150 MB',
  suiteCost: 'total at most 3 %',
  startCost: 'at most 15 ms over bare node',
  sweep: 'median at most 150 ms a lock, twenty within 5 s; at least 100 times fewer trials',
}

/** A row as plain columns: `idle.medianMs` for what lies deeper. */
const flat = (row, prefix = '') =>
  Object.entries(row).flatMap(([key, value]) =>
    typeof value === 'object' ? flat(value, `${prefix}${key} `) : [[prefix + key, value]],
  )

const shown = (value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value

const results = { cpus: cpus().length, release: release(), node: process.version, quick }
try {
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted && !wanted.includes(name)) continue
    results[name] = await measure()
    if (json) continue
    console.log(`\n${name}: ${limits[name]}`)
    const rows = [results[name]]
      .flat()
      .map((row) => flat(row).map(([key, one]) => [key, shown(one)]))
    console.table(rows.map(Object.fromEntries))
  }
} finally {
  lab.close()
}
if (json) console.log(JSON.stringify(results, null, 2))
