import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/python/probe.ts
var program = `import sys
v = sys.version_info
own = getattr(sys, "pypy_version_info", None)
name = "pypy" if own else getattr(getattr(sys, "implementation", None), "name", "cpython")
if name == "graalpy": own = sys.implementation.version
form = lambda v: "%d.%d.%d%s" % (v[:3] + ("" if v[3] == "final" else {"alpha": "a", "beta": "b", "candidate": "rc"}.get(v[3], v[3]) + str(v[4]),))
sys.stdout.write("|".join(["fork-safety", name, form(v), form(own) if own else "", getattr(sys, "abiflags", ""), sys.executable or ""]))
`, names = { cpython: "CPython", pypy: "PyPy", graalpy: "GraalPy" }, limit = 10;
async function probe(command, deps) {
  let { run, env, cwd, origin } = deps, ended = await run([command, "-S", "-E", "-c", program], { env, cwd, timeout: limit }), answer = /^fork-safety\|(\w+)\|([\w.]+)\|([\w.]*)\|(\w*)\|(.*)$/.exec(ended.stdout);
  if (ended.code !== 0 || !answer) throw new Error(`${command} ${reason(ended)}`);
  let [, name = "", version = "", build = "", flags = "", path = ""] = answer;
  return {
    implementation: names[name] ?? name,
    version,
    build: build || null,
    freeThreaded: flags.includes("t"),
    path: path || command,
    origin
  };
}
function reason(ended) {
  let said = ended.stderr.trim().split(`
`)[0];
  return ended.timedOut ? `did not answer within ${limit} s: is it a Python?` : ended.code === 0 ? "is no Python: it ran, but gave no version" : ended.signal ? `is no usable Python: it was ended by ${ended.signal}` : ended.code === null ? `could not be started: ${said}` : `is no usable Python: exit status ${ended.code}${said ? `: ${said}` : ""}`;
}

export {
  probe
};
