import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  ridesAlong
} from "./chunk-JPSADPAB.js";
import {
  canonical
} from "./chunk-U5ILEWQD.js";

// src/diagnosis/scene.ts
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

// src/diagnosis/facts.ts
function textOf(expr) {
  switch (expr.is) {
    case "name":
      return expr.name;
    case "attribute":
      return `${textOf(expr.of)}.${expr.name}`;
    case "item":
      return `${textOf(expr.of)}[${textOf(expr.index)}]`;
    case "call":
      return `${textOf(expr.of)}(${expr.args.map(textOf).join(", ")})`;
    case "text":
      return `'${expr.text}'`;
    case "number":
      return expr.text;
    default:
      return "\u2026";
  }
}
function pathOf(path) {
  let [head = "", ...rest] = path.split(".");
  return rest.reduce((of, name) => ({ is: "attribute", of, name }), {
    is: "name",
    name: head
  });
}
function rootOf(expr) {
  return expr.is === "name" ? expr.name : "of" in expr ? rootOf(expr.of) : null;
}
function rerooted(expr, root) {
  return expr.is === "name" ? root : "of" in expr ? { ...expr, of: rerooted(expr.of, root) } : expr;
}
function lastName(expr) {
  return expr.is === "name" || expr.is === "attribute" ? expr.name : "";
}
function isPath(expr) {
  return expr.is === "name" ? !/^(?:None|True|False|self|cls)$/.test(expr.name) : (expr.is === "attribute" || expr.is === "item") && rootOf(expr) !== null;
}
function receiverOf({ of }) {
  return of.is === "attribute" ? of.of : null;
}
function namedArgument(call, name) {
  return call.named.find(([one]) => one === name)?.[1] ?? null;
}
function callsOf(parts) {
  return parts.flatMap((part) => {
    switch (part.is) {
      case "call":
        return [
          ...callsOf([part.of]),
          part,
          ...callsOf([...part.args, ...part.named.map(([, value]) => value)])
        ];
      case "attribute":
        return callsOf([part.of]);
      case "name":
        return part.value ? callsOf([part.value]) : [];
      case "item":
        return callsOf([part.of, part.index]);
      case "list":
      case "other":
        return callsOf(part.parts);
      default:
        return [];
    }
  });
}

// src/diagnosis/source.ts
function sourceOf(file, { statements, lines }) {
  let source = { file, statements: [], lines, imports: /* @__PURE__ */ new Map() };
  return source.statements = statements.map((one, index) => ({ ...one, source, index, parent: null })), source.statements.forEach((one, i) => {
    one.parent = source.statements[statements[i].parent] ?? null;
    for (let [origin, name, alias] of one.imports ?? []) {
      let as = alias ?? name.split(".")[0];
      source.imports.set(as, [...source.imports.get(as) ?? [], { origin, name, alias }]);
    }
  }), source;
}
function statementAt(source, line) {
  return source?.statements.findLast((one) => one.line <= line && line <= one.end) ?? null;
}
function ancestors(statement) {
  let all = [];
  for (let s = statement.parent; s; s = s.parent) all.push(s);
  return all;
}
function withHeads(statement) {
  let heads = blocksAround(statement).filter(({ end }) => end === statement.line);
  return [statement, ...heads];
}
var isFunction = (s) => s.kind === "function", isClass = (s) => s.kind === "class", functionAround = (statement) => ancestors(statement).find(isFunction) ?? null, classAround = (statement) => ancestors(statement).find(isClass) ?? null;
function bodyOf({ source, index }) {
  let rest = source.statements.slice(index + 1), end = rest.findIndex(({ parent }) => (parent?.index ?? -1) < index);
  return end < 0 ? rest : rest.slice(0, end);
}
function ownBody(block) {
  return bodyOf(block).filter((one) => functionAround(one) === block && !isFunction(one));
}
function blocksAround(statement) {
  let all = ancestors(statement), end = all.findIndex(isFunction);
  return end < 0 ? all : all.slice(0, end);
}
function passed(one, until) {
  let way = [until, ...blocksAround(until)], sure = "surely";
  for (let s = one; s.parent && !isFunction(s.parent); s = s.parent) {
    let beside = way.find((other) => other.parent === s.parent);
    if (beside?.branch === s.branch) return sure;
    if (beside && s.parent.kind === "if") return "never";
    isBranch(s) && (sure = sure === "never" || leaves(s) ? "never" : "perhaps");
  }
  return sure;
}
var isBranch = ({ parent, branch }) => parent !== null && (["if", "except", "case"].includes(parent.kind) || branch === "orelse" && parent.kind !== "try");
function leaves({ parent, branch }) {
  let last = bodyOf(parent).findLast((one) => one.parent === parent && one.branch === branch);
  return /^(?:return|raise|continue|break)$/.test(last?.kind ?? "");
}
var callsIn = (statement) => callsOf(statement.parts), lineOf = (source, line) => source?.lines[line - 1]?.trim() || null;

// src/diagnosis/names.ts
function readNames(facts) {
  let index = indexed(facts);
  connect(index), connect(index);
  let byRoot = /* @__PURE__ */ new Map();
  for (let { target, value } of index.bound)
    listIn(byRoot, find(index, key(index, target))).push(value);
  return {
    sources: index.sources,
    compare: (a, b) => compare(index, a, b),
    values: (expression) => byRoot.get(find(index, key(index, expression))) ?? [],
    called: (call, statement) => called(index, call, statement),
    classOf: (expression) => typeOf(index, key(index, expression)),
    method: (type, name) => method(index, type, name),
    isLocal: (name, statement) => scopeOf(index, name, statement) !== null
  };
}
function indexed({ files }) {
  let index = {
    sources: /* @__PURE__ */ new Map(),
    functions: /* @__PURE__ */ new Map(),
    classes: /* @__PURE__ */ new Map(),
    bound: [],
    parents: /* @__PURE__ */ new Map(),
    types: /* @__PURE__ */ new Map(),
    locals: /* @__PURE__ */ new Map()
  };
  for (let [file, known] of Object.entries(files))
    known && index.sources.set(file, sourceOf(file, known));
  for (let { statements } of index.sources.values())
    for (let statement of statements) enter(index, statement);
  return index;
}
function enter(index, statement) {
  let { binds, name, defaults = [] } = statement;
  name && isClass(statement) && listIn(index.classes, name).push(statement), name && isFunction(statement) && (listIn(index.functions, name).push(statement), index.locals.set(statement, localNames(statement)));
  for (let [target, value, how] of binds) {
    let isElement = how === "element";
    index.bound.push({
      target: { tree: target, statement },
      value: { tree: value, statement },
      isElement
    });
  }
  for (let [parameter, value] of defaults) {
    let target = parameterOf(statement, parameter);
    target && index.bound.push({ target, value: { tree: value, statement }, isElement: !1 });
  }
}
function parameterOf(definition, name) {
  let [first] = bodyOf(definition);
  return first ? { tree: { is: "name", name }, statement: first } : null;
}
function listIn(map, name) {
  let list = map.get(name) ?? [];
  return map.set(name, list), list;
}
function localNames(definition) {
  let body = ownBody(definition), names = /* @__PURE__ */ new Set([...definition.parameters, ...body.flatMap((one) => one.names)]);
  for (let name of body.flatMap((one) => one.outer ?? [])) names.delete(name);
  return names;
}
var placeKey = ({ source, line }) => `${source.file}:${line}`, classKey = (statement) => `class:${placeKey(statement)}`;
function key(index, { tree, statement }) {
  if (tree.is === "name") return variable(index, tree.name, statement);
  if (!("of" in tree) || rootOf(tree) === null) return `text:${textOf(tree)}`;
  let of = key(index, { tree: tree.of, statement });
  if (tree.is === "call") return `${find(index, of)}()`;
  if (tree.is === "item") return `${find(index, of)}[${textOf(tree.index)}]`;
  if (of.startsWith("module:")) return inModule(index, of.slice(7), tree.name);
  let type = typeOf(index, of);
  return type ? `${classKey(owner(index, type, tree.name))}.${tree.name}` : `${find(index, of)}.${tree.name}`;
}
function inModule(index, file, name) {
  let made = index.classes.get(name)?.find((one) => one.source.file === file && !one.parent);
  return made ? classKey(made) : `${file}::${name}`;
}
function variable(index, name, statement) {
  let type = selfClass(name, statement);
  if (type) return classKey(type);
  let scope = scopeOf(index, name, statement);
  if (scope) return `${placeKey(scope)}#${name}`;
  let { file } = statement.source, brought = imported(index, name, statement.source);
  if (brought) return brought;
  let here = inModule(index, file, name);
  if (here.startsWith("class:")) return here;
  let only = index.classes.get(name);
  if (only?.length === 1) return classKey(only[0]);
  let outside = importedName(statement.source, name);
  return outside ? `import:${outside}` : here;
}
function fullName(names, expr, statement) {
  if (expr.is === "attribute") {
    let of = fullName(names, expr.of, statement);
    return of && `${of}.${expr.name}`;
  }
  if (expr.is !== "name" || names.isLocal(expr.name, statement)) return null;
  let { source } = statement, isOurs = source.statements.some((s) => s.names.includes(expr.name) || s.name === expr.name);
  return importedName(source, expr.name) ?? (isOurs ? null : expr.name);
}
function importedName({ imports }, as) {
  let [first] = imports.get(as) ?? [];
  if (!first) return null;
  let { origin, name, alias } = first;
  return origin === null ? alias ? name : as : joined(origin, name);
}
function selfClass(name, statement) {
  let type = classAround(statement), method2 = ancestors(statement).find((s) => isFunction(s) && s.parent === type);
  return type && method2?.parameters?.[0] === name ? type : null;
}
function scopeOf(index, name, statement) {
  return ancestors(statement).filter(isFunction).find((scope) => index.locals.get(scope)?.has(name)) ?? null;
}
function imported(index, as, { file, imports }) {
  for (let { origin, name } of imports.get(as) ?? []) {
    let whole = moduleFile(index, origin ? joined(origin, name) : name, file);
    if (whole) return `module:${whole}`;
    let module = origin ? moduleFile(index, origin, file) : null;
    if (module) return inModule(index, module, name);
  }
  return null;
}
var joined = (from, name) => from.endsWith(".") ? from + name : `${from}.${name}`;
function moduleFile(index, module, importer) {
  let dots = /^\.*/.exec(module)[0].length, path = module.slice(dots).replaceAll(".", "/"), base = importer.split("/").slice(0, -dots).join("/");
  for (let file of index.sources.keys()) {
    let tail = [`/${path}.py`, `/${path}/__init__.py`].find((one) => file.endsWith(one));
    if (tail && (dots === 0 || file === base + tail)) return file;
  }
  return null;
}
var bases = (index, { bases: named = [] }) => named.flatMap((base) => {
  let found = index.classes.get(lastName(base)) ?? [];
  return found.length === 1 ? found : [];
});
function owner(index, type, attribute) {
  let base = bases(index, type).find((one) => one !== type && sets(index, one, attribute));
  return base ? owner(index, base, attribute) : type;
}
function sets(index, type, attribute) {
  return bodyOf(type).some(({ binds }) => binds.some(([target]) => lastName(target) === attribute)) || bases(index, type).some((base) => base !== type && sets(index, base, attribute));
}
function method(index, type, name) {
  let own = bodyOf(type).find((s) => isFunction(s) && s.parent === type && s.name === name);
  if (own) return own;
  for (let base of bases(index, type)) {
    let found = base === type ? null : method(index, base, name);
    if (found) return found;
  }
  return null;
}
function typeOf(index, path) {
  let [, file, line] = /^class:(.*):(\d+)$/.exec(path) ?? [];
  return file === void 0 ? index.types.get(find(index, path)) ?? null : index.sources.get(file)?.statements?.find((s) => s.line === Number(line) && isClass(s)) ?? null;
}
function find(index, key2) {
  let root = key2;
  for (; index.parents.has(root); ) root = index.parents.get(root);
  return root;
}
function union(index, a, b) {
  let [left, right] = [find(index, a), find(index, b)];
  if (left === right) return;
  index.parents.set(left, right);
  let type = index.types.get(left);
  type && !index.types.has(right) && index.types.set(right, type);
}
function connect(index) {
  for (let { target, value, isElement } of [...index.bound])
    isElement || bind(index, target, value);
  for (let { statements } of index.sources.values())
    for (let statement of statements.filter((one) => !isFunction(one)))
      for (let call of callsIn(statement)) bindCall(index, call, statement);
}
function bind(index, target, value) {
  let { tree } = value, path = key(index, target);
  if (tree.is !== "call") {
    isPath(tree) && union(index, path, key(index, value));
    return;
  }
  let types = index.classes.get(lastName(tree.of)) ?? [];
  types.length === 1 && index.types.set(find(index, path), types[0]);
  let lock = namedArgument(tree, "lock") ?? tree.args[0];
  lastName(tree.of) === "Condition" && lock && isPath(lock) && union(index, path, key(index, { ...value, tree: lock }));
}
function bindCall(index, call, statement) {
  let given = passedOn(index, call, statement);
  for (let one of given ? [call, given] : [call])
    for (let definition of called(index, one, statement))
      for (let [name, tree] of argumentsOf(one, definition)) {
        let target = parameterOf(definition, name);
        if (!target || !definition.parameters.includes(name) || !isPath(tree)) continue;
        let value = { tree, statement };
        union(index, key(index, target), key(index, value)), index.bound.push({ target, value, isElement: !1 });
      }
}
function argumentsOf(call, definition) {
  let names = definition.parameters, positional = definition.parent && isClass(definition.parent) ? names.slice(1) : names;
  return [
    ...call.args.flatMap(
      (tree, i) => positional[i] ? [[positional[i], tree]] : []
    ),
    ...call.named.flatMap(([name, tree]) => name ? [[name, tree]] : [])
  ];
}
var passers = /^(?:submit|partial|apply_async|apply|run_in_executor|call_soon|Timer|map)$/;
function passedOn(index, call, statement) {
  let target = namedArgument(call, "target"), list = namedArgument(call, "args"), handed = { is: "call", line: call.line, named: [] };
  if (target) return { ...handed, of: target, args: list?.is === "list" ? list.parts : [] };
  if (!passers.test(lastName(call.of)) || called(index, call, statement).length > 0) return null;
  let from = call.args.findIndex((one) => isPath(one));
  return from < 0 ? null : { ...handed, of: call.args[from], args: call.args.slice(from + 1) };
}
function called(index, { of }, statement) {
  let name = lastName(of), type = of.is === "attribute" ? typeOf(index, key(index, { tree: of.of, statement })) : null, known = type && method(index, type, name);
  if (known) return [known];
  let made = index.classes.get(name)?.map((one) => method(index, one, "__init__"));
  if (made) return made.filter((one) => one !== null);
  let named = index.functions.get(name) ?? [], near = named.filter((one) => one.source === statement.source && !classAround(one));
  return of.is === "name" && near.length > 0 ? near : named;
}
var isAttribute = /^class:.*:\d+\.[^.[(]+$/, isPlace = /::[^.[(]+$|^class:.*:\d+\.[^.[(]+$/;
function compare(index, a, b) {
  let [left, right] = [key(index, a), key(index, b)], known = (path) => [path, find(index, path)].some((one) => isPlace.test(one));
  return find(index, left) === find(index, right) ? isAttribute.test(left) && !isOfClass(index, a) ? "kin" : "same" : known(left) && known(right) ? "other" : tailsAlike(a.tree, b.tree) ? "alike" : "other";
}
function isOfClass(index, { tree, statement }) {
  if (tree.is !== "attribute") return !1;
  let type = typeOf(index, key(index, { tree: tree.of, statement }));
  if (!type) return !1;
  let bound = (s) => s.binds.some(([target]) => lastName(target) === tree.name);
  if (bodyOf(type).some((s) => s.parent === type && bound(s))) return !0;
  let makers = [...index.sources.values()].flatMap(
    ({ statements }) => statements.flatMap(
      (s) => callsIn(s).flatMap(({ of }) => lastName(of) === type.name ? [s] : [])
    )
  );
  return makers.length === 1 && ancestors(makers[0]).every(({ kind }) => kind === "if");
}
function tailsAlike(a, b) {
  if (a.is === "item" && b.is === "item") {
    let constant = ({ is }) => is === "text" || is === "number";
    return !(constant(a.index) && constant(b.index)) || textOf(a.index) === textOf(b.index);
  }
  return a.is === "call" && b.is === "call" ? lastName(a.of) === lastName(b.of) : a.is === b.is && lastName(a) !== "" && lastName(a) === lastName(b);
}
function callsOn(parts, name) {
  return callsOf(parts).flatMap((call) => {
    let on = receiverOf(call);
    return on && name.test(lastName(call.of)) ? [{ on, call }] : [];
  });
}

// src/diagnosis/scene.ts
var EMULATED_WAIT = "wait_for_emulated_getaddrinfo_lock", unread = /^(?:threading|contextlib|functools)\.py$/;
function sceneOf(evidence, context, facts) {
  let { library } = facts, files = Object.entries(facts.files).filter(
    ([file]) => !unread.test(moduleOf({ library }, file) ?? "")
  ), names = readNames({ library, files: Object.fromEntries(files) });
  return { evidence: resolvedIn(context, evidence), context, names, library };
}
function resolvedIn(context, evidence) {
  let other = folderAsSeen(evidence, context), absolute = (place) => ({
    ...place,
    file: resolved(place.file, context.folder, other)
  }), stack = (one) => {
    let seen = one.frames.map((frame, i) => ({ frame, i })).filter(({ frame }) => isSeen(absolute(frame))), locks = (one.locks ?? []).map((note) => ({
      ...note,
      frame: seen.findIndex(({ i }) => i === note.frame)
    }));
    return { ...one, frames: seen.map(({ frame }) => absolute(frame)), locks };
  };
  return {
    ...evidence,
    forks: evidence.forks.map((fork) => ({ ...fork, stacks: fork.stacks.map(stack) })),
    stacks: evidence.stacks.map((one) => stack({ ...one, frames: one.frames.map(unescaped) })),
    uncaught: evidence.uncaught.map((one) => ({ ...one, frames: one.frames.map(absolute) })),
    trace: evidence.trace.map((one) => ({ ...one, place: one.place && absolute(one.place) }))
  };
}
function unescaped(place) {
  let plain = (text) => text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (all, ...codes) => {
    let code = Number.parseInt(codes.slice(0, 3).find(Boolean), 16);
    return code > 127 && code <= 1114111 ? String.fromCodePoint(code) : all;
  });
  return { ...place, file: canonical(plain(place.file)), function: plain(place.function) };
}
var isSeen = ({ file, function: name }) => name === EMULATED_WAIT || !ridesAlong(file);
function folderAsSeen({ forks }, { folder, script }) {
  if (script === null) return null;
  let main = forks.flatMap((fork) => fork.stacks.map((stack) => stack.frames.at(-1))).find(
    (frame) => frame?.function === "<module>" && basename(frame.file) === basename(script)
  ), seen = main && isAbsolute(main.file) ? dirname(main.file) : folder;
  return seen === folder ? null : seen;
}
function resolved(file, folder, other = null) {
  return file.startsWith("<") ? file : other !== null && file.startsWith(`${other}/`) ? join(folder, relative(other, file)) : isAbsolute(file) ? file : join(folder, file);
}
var MAX_FILES = 80;
function filesOf(evidence, context) {
  let { forks, stacks, uncaught } = resolvedIn(context, evidence), all = [...forks.flatMap((fork) => fork.stacks), ...stacks, ...uncaught], script = context.script === null ? [] : [resolved(context.script, context.folder)], readable = [.../* @__PURE__ */ new Set([...script, ...all.flatMap(({ frames }) => frames.map((one) => one.file))])].filter((file) => !file.startsWith("<")), own = readable.filter((file) => isOwn({ context, library: [] }, file));
  return [...own, ...readable.filter((file) => !own.includes(file))].slice(0, MAX_FILES);
}
var isBelow = (file, folder) => {
  let inside = relative(folder, file);
  return !inside.startsWith("..") && !isAbsolute(inside);
}, installed = /(?:^|\/)(?:site|dist)-packages\//;
function moduleOf({ library }, file) {
  let folder = library.find((one) => isBelow(file, one));
  return folder === void 0 || installed.test(file) ? null : relative(folder, file).replaceAll(sep, "/");
}
function isOwn(scene, file) {
  let { folder, cwd } = scene.context;
  if (file.startsWith("<") || ridesAlong(file) || moduleOf(scene, file) !== null) return !1;
  let base = [folder, cwd].find((one) => isBelow(file, one));
  return base !== void 0 && !installed.test(relative(base, file));
}
function ownFrame(scene, frames) {
  return frames.find((frame) => isOwn(scene, frame.file)) ?? null;
}
function quoted(scene, place) {
  let text = lineOf(scene.names.sources.get(place.file), place.line);
  return { ...published(scene, place), ...text === null ? {} : { text } };
}
function published(scene, place) {
  let { file, line, function: name } = place;
  return { file: !file.startsWith("<") && isBelow(file, scene.context.cwd) ? relative(scene.context.cwd, file).replaceAll(sep, "/") : file, line, function: name };
}
function processName({ evidence }, pid) {
  let known = evidence.processes.find((one) => one.pid === pid)?.name;
  return known ? `${known} (pid ${pid})` : `process ${pid}`;
}
function lineage(scene, pid) {
  let chain = [];
  for (let at = pid; at !== null; ) {
    let fork = forkOf(scene, at);
    if (!fork || chain.includes(fork)) break;
    chain.push(fork), at = fork.pid;
  }
  return chain;
}
function forkOf({ evidence }, pid) {
  let known = evidence.forks.filter((fork) => fork.child === pid).at(-1);
  if (known) return known;
  let parent = evidence.processes.find((one) => one.pid === pid)?.parent;
  return evidence.forks.filter((fork) => fork.pid === parent && fork.child === null).at(-1) ?? null;
}
function forker(fork) {
  return fork.stacks.find((stack) => stack.ident === fork.ident) ?? null;
}
function lostThreads(fork) {
  return fork.stacks.filter((stack) => stack.ident !== fork.ident);
}
function mainStack(scene, pid) {
  let stacks = scene.evidence.stacks.filter((stack) => stack.pid === pid), ident = forkOf(scene, pid)?.ident;
  return (ident ? stacks.find((stack) => stack.ident === ident) : null) ?? stacks.find((stack) => stack.name === "MainThread") ?? stacks.at(-1) ?? null;
}
function waitOf(scene, stack) {
  let waits = scene.evidence.waits.filter((wait) => wait.pid === stack.pid), byTid = waits.find((wait) => wait.tid === stack.tid);
  if (byTid) return byTid;
  let isMain = mainStack(scene, stack.pid) === stack, rest = waits.filter((wait) => wait.tid === stack.pid === isMain);
  return rest.length === 1 ? rest[0] : null;
}
function ownStatements(scene) {
  return [...scene.names.sources.values()].filter((source) => isOwn(scene, source.file)).flatMap(({ statements }) => statements);
}
function statementOf({ names }, frame) {
  return statementAt(names.sources.get(frame.file), frame.line);
}

export {
  textOf,
  pathOf,
  rootOf,
  rerooted,
  lastName,
  isPath,
  receiverOf,
  namedArgument,
  callsOf,
  statementAt,
  withHeads,
  isFunction,
  isClass,
  functionAround,
  bodyOf,
  ownBody,
  blocksAround,
  passed,
  callsIn,
  lineOf,
  fullName,
  callsOn,
  EMULATED_WAIT,
  sceneOf,
  filesOf,
  moduleOf,
  isOwn,
  ownFrame,
  quoted,
  published,
  processName,
  lineage,
  forker,
  lostThreads,
  mainStack,
  waitOf,
  ownStatements,
  statementOf
};
