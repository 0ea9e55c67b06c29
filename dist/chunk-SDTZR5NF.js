import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  require_pep440
} from "./chunk-2EPJRQWD.js";
import {
  __toESM
} from "./chunk-ZCVG6V4W.js";

// src/python/requirements.ts
var import_pep440 = __toESM(require_pep440(), 1), program = `import json, os, platform, re, sys
def plain(name): return re.sub("[-_.]+", "-", name).lower()
def read(path):
    if os.path.isdir(path):
        path = os.path.join(path, "METADATA" if path.endswith(".dist-info") else "PKG-INFO")
    try:
        with open(path, "rb") as f: return re.search(b"(?m)^Version: *(\\\\S+)", f.read()).group(1).decode()
    except Exception: return ""
found = {}
for folder in sys.path:
    try: names = sorted(os.listdir(folder)) if folder else []
    except OSError: continue
    for name in names:
        m = re.match(r"(.+?)(?:-([^-]+)(?:-.*)?)?\\.(?:dist|egg)-info$", name)
        if m: found.setdefault(plain(m.group(1)), m.group(2) or read(os.path.join(folder, name)))
def imported(name):
    try: module = __import__(plain(name).replace("-", "_"))
    except Exception: return None
    version = getattr(module, "__version__", getattr(module, "version", ""))
    return version if isinstance(version, str) else ""
v = sys.version_info
implementation = platform.python_implementation()
print(json.dumps({"installed": dict((n, found[plain(n)] if plain(n) in found else imported(n)) for n in sys.argv[1:] or sorted(found)),
    "markers": {"python_version": "%d.%d" % v[:2], "python_full_version": platform.python_version(),
    "os_name": os.name, "sys_platform": sys.platform,
    "platform_system": platform.system(), "platform_machine": platform.machine(),
    "implementation_name": implementation.lower(), "platform_python_implementation": implementation}}))
`, PATIENCE = 15, MOST_PACKAGES = 1e3;
async function packagesOf(python, run) {
  let brief = (command, options) => run(command, { ...options, timeout: PATIENCE }), { installed } = await ask(python, [], brief), known = Object.entries(installed).filter((one) => !!one[1]);
  return Object.fromEntries(known.slice(0, MOST_PACKAGES));
}
async function satisfied(python, requirements, run) {
  let parsed = requirements.map(parse), odd = requirements.find((_, index) => parsed[index] === null);
  if (odd !== void 0) return `cannot tell whether ${odd} is installed`;
  if (parsed.length === 0) return null;
  let known = await ask(python, parsed, run);
  for (let each of parsed) {
    let reason = missing(each, known);
    if (reason) return reason;
  }
  return null;
}
function parse(text) {
  let found = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;@()]*?)\)?\s*(?:;(.*))?$/.exec(
    text.trim()
  ), [, name = "", range = "", marker = ""] = found ?? [];
  return !found || !import_pep440.default.validRange(range.trim() || ">=0") ? null : { text: text.trim(), name, range: range.trim(), marker: marker.trim() };
}
async function ask(python, requirements, run) {
  let names = requirements.map((each) => each.name), command = [python.path, "-B", "-c", program, ...names], ended = await run(command, { env: { ...python.env }, cwd: "/", timeout: 60 }), answer = ended.stdout.trim().split(`
`).at(-1) ?? "";
  try {
    return JSON.parse(answer);
  } catch {
    throw new Error(`${python.path} cannot tell what is installed: ${ended.stderr.trim()}`);
  }
}
function missing({ text, name, range, marker }, known) {
  let wanted = applies(marker, known.markers);
  if (wanted === null) return `cannot tell whether ${text} applies here`;
  if (!wanted) return null;
  let version = known.installed[name] ?? null, needed = `${name}${range}`;
  return version === null ? `${needed} is not installed` : range === "" ? null : import_pep440.default.valid(version) ? import_pep440.default.satisfies(version, range, { prereleases: !0 }) ? null : `${name} ${version} does not meet ${needed}` : `cannot tell whether ${name} meets ${needed}`;
}
function applies(marker, values) {
  if (marker === "") return !0;
  let groups = marker.split(/\s+or\s+/).map((group) => group.split(/\s+and\s+/).map((clause) => holds(clause.trim(), values)));
  return groups.flat().includes(null) ? null : groups.some((group) => group.every(Boolean));
}
function holds(clause, values) {
  let found = /^(\w+)\s*(==|!=|<=|>=|<|>)\s*(?:'([^']*)'|"([^"]*)")$/.exec(clause);
  if (!found) return null;
  let [, name = "", operator = "", single, double] = found, wanted = single ?? double ?? "", value = name === "extra" ? "" : values[name];
  return value === void 0 ? null : /version/.test(name) ? import_pep440.default.satisfies(value, operator + wanted, { prereleases: !0 }) : operator !== "==" && operator !== "!=" ? null : value === wanted == (operator === "==");
}

export {
  packagesOf,
  satisfied
};
