import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/guard/environment.ts
var allowed = /* @__PURE__ */ new Set([
  "PATH",
  "HOME",
  "LANG",
  "TZ",
  "TMPDIR",
  "USER",
  "SHELL",
  "TERM",
  "CI",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE"
]), forInstalls = /^(PIP_|UV_(?!PUBLISH)|NETRC$)/, isAllowed = (name) => allowed.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);
function trialEnvironment(env, passed) {
  return pick(env, (name) => isAllowed(name) || passed.includes(name));
}
function installEnvironment(env, passed) {
  return pick(env, (name) => isAllowed(name) || passed.includes(name) || forInstalls.test(name));
}
function pick(env, wanted) {
  let entries = Object.entries(env).filter(
    (entry) => entry[1] !== void 0 && wanted(entry[0])
  );
  return Object.fromEntries(entries);
}
var secretName = /^(INPUT_TOKEN|.*_TOKEN|ACTIONS_.*)$/, isCommonplace = (value) => value.length < 3 || /^(true|false|\d{1,5})$/i.test(value);
function secretsIn(env) {
  return Object.entries(env).filter(([name, value]) => secretName.test(name) && !isCommonplace(value ?? "")).map(([, value]) => value).sort((one, other) => other.length - one.length);
}
function masker(env) {
  let secrets = secretsIn(env);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}
function maskDeep(value, mask) {
  if (typeof value == "string") return mask(value);
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask));
  if (value === null || typeof value != "object") return value;
  let entries = Object.entries(value).map(([key, one]) => [mask(key), maskDeep(one, mask)]);
  return Object.fromEntries(entries);
}

export {
  trialEnvironment,
  installEnvironment,
  secretsIn,
  masker,
  maskDeep
};
