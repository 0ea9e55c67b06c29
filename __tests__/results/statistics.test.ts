import { describe, expect, test } from '@jest/globals'
import {
  boundWithoutHangs,
  cleanTrialsNeeded,
  clopperPearson,
  firstHangInterval,
  fisherGreater,
} from '../../src/results/statistics.ts'

const close = (actual: number, wanted: number) =>
  expect(Math.abs(actual - wanted)).toBeLessThan(1e-9 * Math.max(wanted, 1e-3))

describe('clopperPearson', () => {
  // Values of SciPy's beta.ppf.
  test.each([
    [1, 20, 0.0012650894979498038, 0.24873276277202777],
    [3, 20, 0.0320709371854637, 0.37892682654531396],
    [20, 20, 0.8315665290169146, 1],
    [5, 5, 0.4781762498950185, 1],
    [0, 59, 0, 0.060608900950339835],
    [50, 2000, 0.018611105676337118, 0.03282777114900504],
    [37, 300, 0.08834419456105246, 0.16597270217334056],
    [1, 10000, 2.5317775934746866e-6, 0.0005570369979470473],
    [9999, 10000, 0.9994429630020529, 0.9999974682224065],
  ])('%i of %i', (hangs, trials, low, high) => {
    const rate = clopperPearson({ hangs, trials })
    close(rate.low, low)
    close(rate.high, high)
    expect(rate.confidence).toBe(0.95)
  })

  test('is fast: a thousand intervals of a thousand trials need no patience', () => {
    for (let hangs = 0; hangs <= 1000; hangs++) {
      const { low, high } = clopperPearson({ hangs, trials: 1000 })
      expect(low <= hangs / 1000 && hangs / 1000 <= high).toBe(true)
    }
  })
})

describe('fisherGreater', () => {
  // Values of SciPy's fisher_exact(alternative='greater').
  test.each([
    [5, 5, 0, 5, 0.003968253968253969],
    [3, 20, 0, 20, 0.1153846153846154],
    [10, 20, 3, 20, 0.020371197512465588],
    [60, 1000, 30, 1000, 0.0008103095093693462],
    [2, 5, 5, 5, 1],
    [1, 5, 0, 5, 0.5],
    [8, 20, 1, 20, 0.009828009828009828],
    [0, 5, 0, 5, 1],
    [0, 0, 3, 5, 1],
  ])('%i of %i after %i of %i', (hangs, trials, hangsBefore, trialsBefore, p) => {
    close(fisherGreater({ hangs, trials }, { hangs: hangsBefore, trials: trialsBefore }), p)
  })
})

describe('trials without a hang', () => {
  test.each([
    [10, 0.259],
    [20, 0.139],
    [59, 0.0495],
    [100, 0.0295],
    [300, 0.0099],
  ])('%i trials bound the rate', (trials, bound) => {
    expect(boundWithoutHangs(trials)).toBeCloseTo(bound, 3)
  })

  test.each([
    [0.2, 14, 21],
    [0.1, 29, 44],
    [0.05, 59, 90],
    [0.02, 149, 228],
    [0.01, 299, 459],
    [0.001, 2995, 4603],
  ])('a rate below %f needs %i at 95 %%, %i at 99 %%', (rate, at95, at99) => {
    expect(cleanTrialsNeeded(rate)).toBe(at95)
    expect(cleanTrialsNeeded(rate, 0.99)).toBe(at99)
    expect(boundWithoutHangs(at95)).toBeLessThanOrEqual(rate)
    expect(boundWithoutHangs(at95 - 1)).toBeGreaterThan(rate)
  })

  test('none say nothing', () => {
    expect(boundWithoutHangs(0)).toBe(1)
  })
})

describe('firstHangInterval', () => {
  test('covers the truth in at least 95 % of all experiments, exactly counted', () => {
    for (const rate of [0.02, 0.1, 0.5, 0.9]) {
      let missed = 0
      for (let trials = 1; trials < 2000; trials++) {
        const { low, high } = firstHangInterval(trials)
        if (rate < low || rate > high) missed += (1 - rate) ** (trials - 1) * rate
      }
      expect(missed).toBeLessThanOrEqual(0.05)
    }
  })
})
