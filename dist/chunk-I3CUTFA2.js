import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/cut.ts
function cut(text, max, marker = "\u2026") {
  if (text.length <= max) return text;
  let end = Math.max(0, max - marker.length), kept = text.slice(0, end);
  return (isLeadingHalf(kept.charCodeAt(end - 1)) ? kept.slice(0, -1) : kept) + marker;
}
function isLeadingHalf(unit) {
  return unit >= 55296 && unit <= 56319;
}
function cutBytes(text, max, marker = "\u2026") {
  if (fits(text, max)) return text;
  let bytes = Buffer.from(text.slice(0, max)), end = Math.max(0, max - Buffer.byteLength(marker));
  for (; end > 0 && isContinuation(bytes[end]); ) end--;
  return bytes.toString("utf8", 0, end) + marker;
}
function tailBytes(text, max, marker = `[earlier output cut]
`) {
  if (fits(text, max)) return text;
  let bytes = Buffer.from(text.slice(-max)), start = bytes.length - Math.max(0, max - Buffer.byteLength(marker));
  for (; start < bytes.length && isContinuation(bytes[start]); ) start++;
  return marker + bytes.toString("utf8", start);
}
function fits(text, max) {
  return text.length <= max && Buffer.byteLength(text) <= max;
}
function isContinuation(byte) {
  return byte !== void 0 && (byte & 192) === 128;
}

export {
  cut,
  cutBytes,
  tailBytes
};
