import { describe, expect, test } from '@jest/globals'
import type { Log } from 'sarif'
import { findings, findingTitle, otherConclusions, remedies } from '../../src/reporting/findings.ts'
import { renderJunit } from '../../src/reporting/junit.ts'
import { adviceOf } from '../../src/reporting/names.ts'
import { renderSarif } from '../../src/reporting/sarif.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { lockFacts, lockLines, sweepSentence } from '../../src/reporting/sweep.ts'
import { renderTerminal } from '../../src/reporting/terminal.ts'
import { aCase, aDiagnosis, aLock, anEvidence, aSweep, results } from '../factories.ts'

const renewed = aLock({ name: 'B', answer: 'renewed', diagnosis: undefined })
const unasked = aLock({ name: 'C', answer: 'not-asked-for', diagnosis: undefined })
const could = aLock({ name: 'D', possible: true, holder: null })

describe('the sentence of a sweep', () => {
  test('counts the locks by what became of them', () => {
    expect(sweepSentence(aSweep([aLock(), renewed, renewed, unasked]))).toBe(
      'swept 4 locks in 2 s: 1 hangs, 2 renewed, 1 not asked for',
    )
  })

  test('tells apart what only a thread of the sweep held', () => {
    expect(sweepSentence(aSweep([renewed, could]))).toBe(
      'swept 2 locks in 2 s: 1 renewed, 1 would hang if another thread took it',
    )
  })

  test('of a replay tells how often it was and what came of it', () => {
    const [hangs, fine] = [aSweep([aLock()]), aSweep([renewed])]
    const replayed = (one: typeof hangs) => ({ ...one, sweep: { ...one.sweep!, replays: 20 } })
    expect(sweepSentence(replayed(hangs))).toBe('replayed 20 times in 2 s: app.cache.LOCK hangs')
    expect(sweepSentence(replayed(fine))).toBe('replayed 20 times in 2 s: B is renewed')
  })

  test('tells what was left out, and is empty elsewhere', () => {
    const one = aSweep([])
    expect(sweepSentence({ ...one, sweep: { locks: [], seconds: 0.5, left: 3 } })).toBe(
      'swept 0 locks in 0.5 s: 3 not tried',
    )
    expect(sweepSentence(aCase())).toBe('')
  })
})

test('lines of locks tell what the sentence does not', () => {
  const failing = aLock({ name: 'E', answer: 'fails', reason: 'ChildDeadlockedError' })
  const never = aLock({ name: 'F', answer: 'not-reached', reason: 'the thread was late' })
  const accepted = aLock({ name: 'G', accepted: true })
  const lines = lockLines(aSweep([renewed, could, failing, never, accepted]))
  expect(
    lines.map((line) => line.replace(/ at \S+ in .*?(?=[,:] (?:if|which|Child))/, '')),
  ).toEqual([
    "D would hang, if a thread held it; none was seen to: --replay 'app/cache.py:12 Thread-1 2'",
    'E: the child fails for want of it: ChildDeadlockedError',
    'F could not be held at a fork: the thread was late',
    "G hangs, which is accepted: --replay 'app/cache.py:12 Thread-1 2'",
  ])
})

describe('locks that hang', () => {
  const other = aLock({
    name: 'Pool._lock',
    diagnosis: aDiagnosis({
      ...{ hazard: 'orphaned-lock', lock: 'Pool._lock' },
      blocked: { file: 'app/pool.py', line: 7, function: 'get', thread: 'MainThread', pid: 5 },
    }),
  })
  const both = results({ cases: [aSweep([aLock(), other, renewed, could])] })

  test('are a finding each', () => {
    expect(findings(both.cases).map((one) => findingTitle(one))).toEqual([
      'getaddrinfo (sweep) deadlocks: lock held at the fork (app.cache.LOCK)',
      'getaddrinfo (sweep) deadlocks: lock held at the fork (Pool._lock)',
    ])
  })

  test('are told apart where they block at the same line, the evidence with the first alone', () => {
    const found = findings([aSweep([aLock(), aLock({ name: 'Pool._lock' })])])
    expect(found.map(({ best, cases }) => [best.sweep!.locks[0]!.name, cases.length])).toEqual([
      ['app.cache.LOCK', 1],
      ['Pool._lock', 1],
    ])
    expect(found[1]!.best.evidence).toBeNull()
  })

  test('are advised on by themselves, not by what the other variants say together', () => {
    const { cases } = both
    const { repro, python } = cases[0]!
    const said = { repro, python: python.version, hazard: 'safe-here', text: 'Nothing found.' }
    const [finding] = findings(cases)
    expect(remedies(finding!, [said])).toEqual([adviceOf(aLock().diagnosis!)])
    expect(otherConclusions({ ...both, conclusions: [said] })).toEqual([said])
  })

  test('have a rule of their own', () => {
    const log = JSON.parse(renderSarif(both)) as Log
    const [run] = log.runs
    expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual(['latent-lock'])
    expect(run!.results!.map(({ ruleId }) => ruleId)).toEqual(['latent-lock', 'latent-lock'])
    const prints = run!.results!.map((one) => one.partialFingerprints!.primaryLocationLineHash)
    expect(new Set(prints).size).toBe(2)
    expect(run!.results![0]!.message.text).toContain("--replay 'app/cache.py:12 Thread-1 2'")
  })

  test('have a test case each in JUnit, the output with the first alone', () => {
    const swept = both.cases[0]!
    const runs = swept.runs.map((run) => ({ ...run, stdout: 'what the child said' }))
    const said = { ...swept, runs, evidence: anEvidence() }
    const xml = renderJunit(results({ cases: [said] }))
    expect(xml.match(/<testcase name="[^"]*"/g)).toEqual([
      '<testcase name="sweep on CPython 3.13.0: app.cache.LOCK"',
      '<testcase name="sweep on CPython 3.13.0: Pool._lock"',
    ])
    expect(xml).toMatch(/<testsuites [^>]*tests="2" failures="2"/)
    expect(xml.match(/replay: --replay/g)).toHaveLength(2)
    expect(xml.match(/what the child said/g)).toHaveLength(1)
  })

  test('that are accepted are lines of the one test case', () => {
    const xml = renderJunit(results({ cases: [aSweep([aLock({ accepted: true }), renewed])] }))
    expect(xml.match(/<testcase /g)).toHaveLength(1)
    expect(xml).toMatch(/<system-out>[^<]*app.cache.LOCK hangs[^<]*which is accepted: --replay/)
  })

  test('as expected come with what replays them, too', () => {
    const known = aSweep([aLock()], { verdict: 'ok', expected: ['deadlocked'] })
    const summary = renderSummary(results({ cases: [known] }))
    expect(summary).toMatch(
      /### Known deadlocks(?:.|\n)*replay: `--replay 'app\/cache.py:12 Thread-1 2'`/,
    )
  })

  test('are told on the terminal and in the summary, with what replays them', () => {
    const terminal = renderTerminal(both, { width: 100, color: false })
    expect(terminal).toContain("replay    --replay 'app/cache.py:12 Thread-1 2'")
    expect(terminal).toContain('held      0.2 % of the time')
    expect(terminal).toContain('swept 4 locks in 2 s: 2 hangs, 1 renewed, 1 would hang if')
    const summary = renderSummary(both)
    expect(summary).toContain('### Sweeps')
    expect(summary).toContain("`--replay 'app/cache.py:12 Thread-1 2'`")
  })

  test('have a line that is one argument of a shell, whatever the thread is called', () => {
    const lock = aLock({ replay: "app.py:1 '; rm -rf ~ #' 1" })
    const facts = Object.fromEntries(lockFacts(aSweep([lock])))
    expect(facts.replay).toBe("--replay 'app.py:1 '\\''; rm -rf ~ #'\\'' 1'")
  })

  test('are no markup, whatever their names', () => {
    const name = '<img src=x>`](http://x)|\n::error::x'
    const hostile = aLock({ name, replay: `${name} 1`, diagnosis: aDiagnosis({ lock: name }) })
    const bad = results({ cases: [aSweep([hostile, aLock({ name, possible: true })])] })
    expect(renderSummary(bad)).not.toContain('<img')
    expect(renderTerminal(bad, { width: 80, color: false })).not.toMatch(/^::error/m)
  })
})
