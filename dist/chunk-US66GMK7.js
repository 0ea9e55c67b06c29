import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  toolkitRun
} from "./chunk-OLY2NPJF.js";
import {
  isProgram,
  which
} from "./chunk-NPL4NAEF.js";
import {
  InstallError,
  lastLines
} from "./chunk-U5ILEWQD.js";

// src/python/uv.ts
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
var pinned = {
  version: "0.12.5",
  url: "https://github.com/astral-sh/uv/releases/download",
  sha256: {
    "aarch64-apple-darwin": "5bb0e5fe008a773c3dbcb97ff79cd89e1241464fe9d2f986d52ad8f1b037bd62",
    "aarch64-unknown-linux-gnu": "9bf43b4d1a07665bf64d4c4e710930b382321a785e0eb10aac07f46471f86a31",
    "aarch64-unknown-linux-musl": "8767a0e77f2cd45436401b1b42bf7e9ed5a4a91a74a5305d6fe93249d0f6dbc5",
    "x86_64-apple-darwin": "b3b2137477cf96c9686ebfb71524614cec780c673fd73e59bce099aef02e70e8",
    "x86_64-unknown-linux-gnu": "68a509da24b06b4223a1c0175fb5eb5bc79342b76cbeff0cfe51ac3f5b17b6b2",
    "x86_64-unknown-linux-musl": "a4742988791c9aeae68c78150d6cba762062ad2a47e53738c2779d2b596bfcdb"
  }
}, installable = {
  CPython: ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"],
  PyPy: ["3.8", "3.9", "3.10", "3.11"],
  GraalPy: ["3.8", "3.10", "3.11", "3.12"]
}, realNet = (log) => ({
  fetch: globalThis.fetch,
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1e3)),
  log
});
async function uvHere(context, release = pinned) {
  let kept = keptAt(context, release);
  return await which("uv", context.env.PATH) ?? (await isProgram(kept) ? kept : null);
}
async function obtainUv(context, release = pinned, net = realNet(context.log)) {
  let here = await uvHere(context, release);
  if (here) return here;
  if (context.offline)
    throw new InstallError("uv is not on PATH, and --offline forbids to fetch it");
  let begun = fetching.get(context);
  if (begun) return begun;
  let fetched = fetchUv(context, release, net).finally(() => fetching.delete(context));
  return fetching.set(context, fetched), fetched;
}
var fetching = /* @__PURE__ */ new WeakMap();
async function fetchUv(context, release, net) {
  let { download, throughProxy } = await import("./download-OZUIXQKJ.js"), target = await targetOf(context), sha256 = release.sha256[target];
  if (!sha256) throw new InstallError(`uv ${release.version} is not pinned for ${target}`);
  let url = `${(context.env.FORK_SAFETY_UV_MIRROR || release.url).replace(/\/+$/, "")}/${release.version}/uv-${target}.tar.gz`;
  await mkdir(context.folder, { recursive: !0 });
  let folder = await mkdtemp(join(context.folder, ".uv-")), file = join(folder, "uv.tar.gz");
  try {
    await throughProxy(context.env, () => download({ url, sha256, file }, net)), await unpack(file, folder, context), await keep(join(folder, `uv-${target}`), keptAt(context, release));
  } catch (error) {
    throw error instanceof InstallError ? error : new InstallError(`uv could not be fetched: ${error.message}`);
  } finally {
    await rm(folder, { recursive: !0, force: !0 });
  }
  return keptAt(context, release);
}
async function unpack(file, folder, context) {
  let ended = await toolkitRun(["tar", "-xzf", file, "-C", folder], { env: { ...context.env }, timeout: 60 });
  if (ended.code !== 0) throw new InstallError("uv could not be unpacked", lastLines(ended.stderr));
}
async function keep(folder, place) {
  let kept = join(place, "..");
  await mkdir(join(kept, ".."), { recursive: !0 }), await rename(folder, kept).catch(async (error) => {
    if (!await isProgram(place)) throw error;
  });
}
function keptAt({ folder, arch }, { version }) {
  return join(folder, "uv", version, arch, "uv");
}
async function targetOf({ platform, arch }) {
  let cpu = { x64: "x86_64", arm64: "aarch64" }[arch] ?? arch;
  if (platform === "darwin") return `${cpu}-apple-darwin`;
  if (platform !== "linux") return `${cpu}-${platform}`;
  let musl = await access(`/lib/ld-musl-${cpu}.so.1`).then(
    () => !0,
    () => !1
  );
  return `${cpu}-unknown-linux-${musl ? "musl" : "gnu"}`;
}
var usersOwn = /INDEX|FIND_LINKS|MIRROR|JSON_URL|HTTP_|INSECURE_HOST|_CERTS|_TLS|KEYRING/, fromPip = [
  ["PIP_INDEX_URL", "UV_DEFAULT_INDEX"],
  ["PIP_EXTRA_INDEX_URL", "UV_INDEX"],
  ["PIP_FIND_LINKS", "UV_FIND_LINKS"],
  ["PIP_CERT", "SSL_CERT_FILE"]
];
function uvEnvironment(context) {
  let entries = Object.entries(context.env), env = Object.fromEntries(
    entries.filter(([name]) => !name.startsWith("UV_") || usersOwn.test(name))
  );
  for (let [pip, uv] of fromPip) env[pip] && (env[uv] ??= env[pip].trim());
  return env.PIP_FIND_LINKS && (env.UV_FIND_LINKS = env.UV_FIND_LINKS.replace(/\s+/g, ",")), delete env.VIRTUAL_ENV, {
    ...env,
    UV_CACHE_DIR: join(context.folder, "uv-cache"),
    UV_CREDENTIALS_DIR: join(context.folder, "uv-credentials"),
    UV_PYTHON_INSTALL_DIR: join(context.folder, "python"),
    UV_PYTHON_INSTALL_BIN: "0",
    UV_PYTHON_DOWNLOADS: "manual",
    UV_NO_CONFIG: "1",
    UV_NO_MODIFY_PATH: "1",
    UV_NO_PROGRESS: "1",
    NO_COLOR: "1",
    // What a build runs must not leave byte code in the interpreter's own library.
    PYTHONDONTWRITEBYTECODE: "1",
    ...context.offline ? { UV_OFFLINE: "1" } : {}
  };
}
function askUv(uv, args, context) {
  let options = { env: uvEnvironment(context), cwd: context.cwd, timeout: limitOf(context) };
  return toolkitRun([uv, ...args], options);
}
function runUv(uv, args, context, added = {}) {
  let env = { ...uvEnvironment(context), ...added };
  return context.run([uv, ...args], { env, cwd: context.cwd, timeout: limitOf(context) });
}
function limitOf({ timeout }) {
  return timeout ?? 600;
}
function reasonOf(ended, context) {
  if (ended.timedOut) return `not done within ${limitOf(context)} s`;
  let lines = lastLines(ended.stderr || ended.stdout).split(`
`);
  return (lines.filter((line) => /^\s*(cause|caused by|error):/i.test(line)).at(-1) ?? lines.at(-1) ?? "").trim().replace(/^(cause|caused by|error):\s*/i, "");
}

export {
  installable,
  uvHere,
  obtainUv,
  askUv,
  runUv,
  limitOf,
  reasonOf
};
