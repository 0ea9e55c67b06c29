import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/statistics.ts
function logFactorial(n) {
  if (n < 20) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  let series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * n * n)) / (n * n)) / (n * n)) / n;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
function logChoose(n, k) {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
function sumTerms(first, ratio, from, to) {
  let sum = first, term = first;
  for (let i = from; i < to; i++) {
    let factor = ratio(i);
    if (term *= factor, sum += term, factor < 1 && term < sum * 1e-17 * (1 - factor)) break;
  }
  return sum;
}
function binomialTerm(k, n, p) {
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
function binomialTail(k, n, p) {
  let odds = p / (1 - p);
  if (k > n * p) return sumTerms(binomialTerm(k, n, p), (i) => (n - i) / (i + 1) * odds, k, n);
  let below = (i) => (k - i) / ((n - k + i + 1) * odds);
  return 1 - sumTerms(binomialTerm(k - 1, n, p), below, 1, k);
}
function solve(growing, target) {
  let low = 0, high = 1;
  for (; ; ) {
    let middle = (low + high) / 2;
    if (middle <= low || middle >= high || high - low < middle * 1e-15) return middle;
    growing(middle) < target ? low = middle : high = middle;
  }
}
var rateOfTail = (k, n, target) => solve((p) => binomialTail(k, n, p), target);
function clopperPearson({ hangs, trials }, confidence = 0.95) {
  let tail = (1 - confidence) / 2, low = hangs === 0 ? 0 : rateOfTail(hangs, trials, tail), high = hangs === trials ? 1 : 1 - rateOfTail(trials - hangs, trials, tail);
  return { low, high, confidence };
}
function firstHangInterval(trials, confidence = 0.95) {
  let tail = (1 - confidence) / 2, low = -Math.expm1(Math.log1p(-tail) / trials), high = trials === 1 ? 1 : -Math.expm1(Math.log(tail) / (trials - 1));
  return { low, high, confidence };
}
function boundWithoutHangs(trials, confidence = 0.95) {
  return trials === 0 ? 1 : -Math.expm1(Math.log1p(-confidence) / trials);
}
function cleanTrialsNeeded(rate, confidence = 0.95) {
  return Math.ceil(Math.log1p(-confidence) / Math.log1p(-rate) - 1e-9);
}
function fisherGreater(now, before) {
  let hangs = now.hangs + before.hangs, trials = now.trials + before.trials, most = Math.min(hangs, now.trials);
  if (now.hangs <= Math.max(0, hangs - before.trials)) return 1;
  let first = Math.exp(
    logChoose(now.trials, now.hangs) + logChoose(before.trials, before.hangs) - logChoose(trials, hangs)
  );
  return Math.min(1, sumTerms(first, (i) => (now.trials - i) * (hangs - i) / ((i + 1) * (before.trials - hangs + i + 1)), now.hangs, most));
}

export {
  clopperPearson,
  firstHangInterval,
  boundWithoutHangs,
  cleanTrialsNeeded,
  fisherGreater
};
