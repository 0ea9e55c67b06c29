import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/python/download.ts
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import * as http from "node:http";
var attempts = 4, secondsPerAttempt = 120;
async function download(what, net) {
  let content = await fetchAgain(what.url, net), sha256 = createHash("sha256").update(content).digest("hex");
  if (sha256 !== what.sha256)
    throw new Error(`${what.url} has the wrong checksum: expected ${what.sha256}, got ${sha256}`);
  await writeFile(what.file, content);
}
async function fetchAgain(url, net) {
  for (let attempt = 1; ; attempt++) {
    let got = await fetchOnce(url, net);
    if (got.content) return got.content;
    if (!got.again || attempt === attempts) {
      let tried = attempt > 1 ? ` (${attempt} attempts)` : "";
      throw new Error(`${url} could not be downloaded: ${got.fault}${tried}`);
    }
    net.log(`${url}: ${got.fault}; trying again`), await net.wait(2 ** (attempt - 1));
  }
}
async function fetchOnce(url, net) {
  try {
    let signal = AbortSignal.timeout(secondsPerAttempt * 1e3), response = await net.fetch(url, { signal });
    if (response.ok) return { content: Buffer.from(await response.arrayBuffer()) };
    let { status, statusText } = response, again = status >= 500 || status === 429 || status === 408;
    return { fault: `${status} ${statusText}`.trim(), again };
  } catch (error) {
    let { message, cause } = error;
    return { fault: cause ? `${message}: ${cause.message}` : message, again: !0 };
  }
}
async function throughProxy(env, work) {
  let proxy = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY, started = process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
  if (!proxy || started && process.env.NODE_USE_ENV_PROXY === "1") return work();
  let setProxy = http.setGlobalProxyFromEnv;
  if (!setProxy)
    throw new Error(
      `a proxy is set, which Node ${process.versions.node} cannot use for a download: put uv on PATH (it uses the proxy), or run on Node 24.14 or newer`
    );
  let restore = setProxy(env);
  try {
    return await work();
  } finally {
    restore();
  }
}
export {
  download,
  throughProxy
};
