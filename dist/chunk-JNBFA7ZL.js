import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

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

// src/process/interrupt.ts
async function unlessAborted(work, signal, reason) {
  let give = () => {
  }, aborted = new Promise((_, reject) => {
    give = () => reject(reason), signal.aborted ? give() : signal.addEventListener("abort", give);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}

export {
  trialEnvironment,
  installEnvironment,
  unlessAborted
};
