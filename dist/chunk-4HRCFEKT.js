import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/settings/nearest.ts
function nearest(given, words) {
  let [best] = words.map((word) => ({ word, slips: slipsBetween(given, word) })).sort((one, other) => one.slips - other.slips);
  return best && best.slips <= Math.max(1, Math.floor(given.length / 3)) ? best.word : null;
}
function didYouMean(given, words) {
  let meant = nearest(given, words);
  return meant === null ? "" : `; did you mean ${meant}?`;
}
function noSuchOption(written, flags) {
  let options = flags.map((flag) => `--${flag}`), said = didYouMean(written, options) || `; there are: ${options.join(", ")}`;
  return `${written}: no such option${said}`;
}
function slipsBetween(one, other) {
  let rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    let row = [i];
    for (let j = 1; j <= other.length; j++) {
      let same = one[i - 1] === other[j - 1], swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        rows[i - 1][j] + 1,
        row[j - 1] + 1,
        rows[i - 1][j - 1] + (same ? 0 : 1),
        swapped ? rows[i - 2][j - 2] + 1 : Number.POSITIVE_INFINITY
      );
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}

export {
  nearest,
  didYouMean,
  noSuchOption
};
