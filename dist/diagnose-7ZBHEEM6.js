import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  hazards
} from "./chunk-7JWRBYYI.js";
import "./chunk-WJ46NSHB.js";

// src/diagnosis/scene.ts
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

// src/diagnosis/source.ts
function parseSource(file, text) {
  let statements = [], draft = null, line = 1, depth = 0, finish = () => {
    draft && draft.code.trim() !== "" && statements.push(finished(draft, line)), draft = null;
  };
  for (let at3 = 0; at3 < text.length; ) {
    draft ??= { line, indent: 0, text: "", code: "" };
    let token = nextToken(text, at3);
    draft.code === "" && token.kind === "space" ? draft.indent = width(token.text) : token.kind === "string" ? append(draft, token.text, masked(token.text)) : token.kind === "code" ? append(draft, token.text, token.text) : token.kind === "newline" && depth === 0 ? finish() : token.kind !== "comment" && draft.code !== "" && !draft.code.endsWith(" ") && append(draft, " ", " "), "([{".includes(token.text) ? depth++ : ")]}".includes(token.text) && (depth = Math.max(0, depth - 1)), line += newlines(token.text), at3 += token.text.length;
  }
  return finish(), link(statements), { file, statements };
}
var patterns = [
  ["join", /\\\r?\n/y],
  ["newline", /\r?\n/y],
  ["space", /[ \t\f\r]+/y],
  ["comment", /#[^\n]*/y],
  [
    "string",
    /[rbufRBUFtT]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$))/y
  ],
  ["string", /[rbufRBUFtT]{0,2}(?:"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)/y],
  ["code", /[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*/uy]
];
function nextToken(text, at3) {
  for (let [kind, pattern] of patterns) {
    pattern.lastIndex = at3;
    let found = pattern.exec(text);
    if (found && found[0] !== "") return { kind, text: found[0] };
  }
  return { kind: "code", text: text[at3] ?? "" };
}
var MAX_STATEMENT = 2e3;
function append(draft, text, code) {
  draft.code.length + code.length > MAX_STATEMENT || (draft.text += text, draft.code += code);
}
function masked(literal) {
  let quote = literal.search(/["']/), body = literal.length - quote;
  return literal.slice(0, quote + 1) + "_".repeat(Math.max(0, body - 2)) + (body > 1 ? '"' : "");
}
function width(space) {
  let columns = 0;
  for (let c of space) columns = c === "	" ? columns - columns % 8 + 8 : columns + 1;
  return columns;
}
var newlines = (text) => text.split(`
`).length - 1;
function finished(draft, end) {
  let lead = draft.code.length - draft.code.trimStart().length, code = draft.code.trim(), text = draft.text.slice(lead, lead + code.length);
  return { line: draft.line, end, indent: draft.indent, text, code, parent: null };
}
function link(statements) {
  let open = [];
  for (let statement of statements) {
    for (; open.length > 0 && open[open.length - 1].indent >= statement.indent; ) open.pop();
    statement.parent = open[open.length - 1] ?? null, open.push(statement);
  }
}
function statementAt(source, line) {
  return source.statements.find((s) => s.line <= line && line <= s.end) ?? null;
}
function ancestors(statement) {
  let all = [];
  for (let s = statement.parent; s; s = s.parent) all.push(s);
  return all;
}
var definition = /^(?:async )?def ([\p{L}_][\p{L}\p{N}_]*)/u, classDefinition = /^class ([\p{L}_][\p{L}\p{N}_]*)/u, isFunction = (s) => definition.test(s.code), isClass = (s) => classDefinition.test(s.code);
function definedName(statement) {
  return (definition.exec(statement.code) ?? classDefinition.exec(statement.code))?.[1] ?? null;
}
function enclosingFunction(statement) {
  return ancestors(statement).find(isFunction) ?? null;
}
function enclosingClass(statement) {
  return ancestors(statement).find(isClass) ?? null;
}
function bodyOf(source, block) {
  let start = source.statements.indexOf(block) + 1, end = start;
  for (; end < source.statements.length && source.statements[end].indent > block.indent; ) end++;
  return source.statements.slice(start, end);
}
function splitTop(text, code, separator) {
  let parts = [], depth = 0, from = 0;
  for (let i = 0; i < code.length; i++)
    "([{".includes(code[i]) ? depth++ : ")]}".includes(code[i]) ? depth-- : depth === 0 && code.startsWith(separator, i) && (parts.push(text.slice(from, i).trim()), from = i + separator.length);
  return parts.push(text.slice(from).trim()), parts.filter((part) => part !== "");
}
function headerEnd(code) {
  let depth = 0, lambdas = 0;
  for (let i = 0; i < code.length; i++)
    if ("([{".includes(code[i])) depth++;
    else if (")]}".includes(code[i])) depth--;
    else if (depth === 0 && /\blambda$/.test(code.slice(Math.max(0, i - 7), i))) lambdas++;
    else if (depth === 0 && code[i] === ":" && lambdas-- <= 0) return i;
  return -1;
}
function withItems(statement) {
  let keyword = /^(?:async )?with\b/.exec(statement.code)?.[0], colon = keyword ? headerEnd(statement.code) : -1;
  if (!keyword || colon < 0) return { items: [], body: "" };
  let head = unwrapped(
    statement.text.slice(keyword.length, colon),
    statement.code.slice(keyword.length, colon)
  );
  return { items: splitTop(head.text, head.code, ",").map(
    (item) => item.replace(/\s+as\s+[^)]*$/, "")
  ), body: statement.text.slice(colon + 1).trim() };
}
function unwrapped(text, code) {
  let lead = code.length - code.trimStart().length, inner = { text: text.slice(lead).trimEnd(), code: code.trim() };
  return !inner.code.startsWith("(") || closing(inner.code, 0) !== inner.code.length - 1 ? inner : { text: inner.text.slice(1, -1), code: inner.code.slice(1, -1) };
}
function closing(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++)
    if ("([{".includes(code[i])) depth++;
    else if (")]}".includes(code[i]) && --depth === 0) return i;
  return code.length;
}
function callsIn(statement) {
  let { text, code } = statement, calls = [];
  for (let i = 0; i < code.length; i++) {
    if (code[i] !== "(") continue;
    let callee = calleeBefore(text, code, i);
    if (callee === "" || /^(?:def|class)\s/.test(callee)) continue;
    let end = closing(code, i);
    calls.push({ callee, args: splitTop(text.slice(i + 1, end), code.slice(i + 1, end), ",") });
  }
  return calls;
}
function calleeBefore(text, code, open) {
  let start = open;
  for (; start > 0; ) {
    let c = code[start - 1];
    if (/[\p{L}\p{N}_.]/u.test(c)) start--;
    else if (c === ")" || c === "]") {
      let from = opening(code, start - 1);
      if (from < 0 || /[\s(=,[{]/.test(code[from - 1] ?? " ")) break;
      start = from;
    } else break;
  }
  let callee = text.slice(start, open);
  return /^(?:if|while|and|or|not|in|is|return|yield|lambda|with|for|elif|assert|await)$/.test(callee) || /\b(?:def|class)\s+$/.test(code.slice(0, start)) ? "" : callee.replace(/^\./, "");
}
function opening(code, close) {
  let depth = 0;
  for (let i = close; i >= 0; i--)
    if (")]}".includes(code[i])) depth++;
    else if ("([{".includes(code[i]) && --depth === 0) return i;
  return -1;
}
function assignment(statement) {
  let parts = splitAssignment(statement);
  if (parts.length < 2) return null;
  let value = parts[parts.length - 1];
  return { targets: parts.slice(0, -1).map((t) => t.replace(/\s*:.*$/, "")), value };
}
function splitAssignment({ text, code }) {
  let plain = code.replace(/[=!<>+\-*/%&|^@:]=/g, "__");
  return /^(?:def|class|with|for|while|if|elif|return|async|assert|lambda)\b/.test(plain) ? [] : splitTop(text, plain, "=");
}

// src/diagnosis/names.ts
var MAX_FILES = 80;
function readNames(files, read) {
  let sources = /* @__PURE__ */ new Map();
  for (let file of files.slice(0, MAX_FILES)) {
    let text = read(file);
    text !== null && sources.set(file, parseSource(file, text));
  }
  let index = indexed(sources);
  connect(index), connect(index);
  let byRoot = /* @__PURE__ */ new Map();
  for (let one of index.assigned) {
    let root = find(index, key(index, one.target));
    listIn(byRoot, root).push(one);
  }
  return {
    sources,
    compare: (a, b) => compare(index, a, b),
    assignments: (expression) => byRoot.get(find(index, key(index, expression))) ?? [],
    functions: (callee) => index.functions.get(last(callee)) ?? [],
    classOf: (expression) => {
      let path = key(index, expression);
      return definitionOf(
        index,
        isClassKey(path) ? path : index.types.get(find(index, path)) ?? ""
      );
    }
  };
}
var last = (dotted2) => dotted2.split(".").at(-1);
function indexed(sources) {
  let index = {
    sources,
    imports: /* @__PURE__ */ new Map(),
    functions: /* @__PURE__ */ new Map(),
    classes: /* @__PURE__ */ new Map(),
    assigned: [],
    parents: /* @__PURE__ */ new Map(),
    types: /* @__PURE__ */ new Map(),
    locals: /* @__PURE__ */ new Map()
  };
  for (let { file, statements } of sources.values()) {
    index.imports.set(file, importsOf(statements));
    for (let statement of statements) {
      let name = definedName(statement);
      name && listIn(isClass(statement) ? index.classes : index.functions, name).push({ file, statement }), name && isFunction(statement) && index.locals.set(at(file, statement), bound(index, file, statement)), index.assigned.push(...assignedBy(file, statement));
    }
  }
  return index;
}
var at = (file, statement) => `${file}:${statement.line}`;
function listIn(map, name) {
  let list = map.get(name) ?? [];
  return map.set(name, list), list;
}
function assignedBy(file, statement) {
  let made = assignment(statement), plain = (made?.targets ?? []).map((text) => [text, made.value]), named2 = pairsIn(statement, /(?:\bwith\b|,) ?([^,]+?) as ([\w.]+) ?(?=[:,])/dg), looped = pairsIn(statement, /\bfor (\w+) in ([\w.]+)/dg);
  return [
    ...plain.map(([text, value]) => ({ text, value, isElement: !1 })),
    ...named2.map(([value, text]) => ({ text, value, isElement: !1 })),
    ...looped.map(([text, value]) => ({ text, value, isElement: !0 }))
  ].map(({ text, ...rest }) => ({ file, statement, ...rest, target: { text, file, statement } }));
}
function pairsIn({ text, code }, pattern) {
  return [...code.matchAll(pattern)].map(({ indices }) => [
    text.slice(...indices[1]),
    text.slice(...indices[2])
  ]);
}
function bound(index, file, definition2) {
  let names = new Set(parameters(definition2)), globals = /* @__PURE__ */ new Set();
  for (let statement of bodyOf(index.sources.get(file), definition2)) {
    if (enclosingFunction(statement) !== definition2) continue;
    let declared = /^(?:global|nonlocal)\s+(.*)/.exec(statement.code)?.[1];
    for (let name of declared?.split(",") ?? []) globals.add(name.trim());
    for (let target of assignment(statement)?.targets ?? [])
      for (let name of target.split(",")) names.add(name.trim());
    for (let [, targets] of statement.code.matchAll(
      /\b(?:for|as)\s+\(?([\w, ]+?)\)?\s*(?:\bin\b|[:,]|$)/g
    ))
      for (let name of targets.split(",")) names.add(name.trim());
  }
  for (let name of globals) names.delete(name);
  return names;
}
function parameters(definition2) {
  let { code } = definition2, open = code.indexOf("("), end = code.lastIndexOf(")", headerEnd(code)), list = code.slice(open + 1, end);
  return splitTop(list, list, ",").map((one) => one.replace(/^\*+/, "").replace(/\s*[:=].*$/, ""));
}
function key(index, expression) {
  let { text, file, statement } = expression, head = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(text)?.[0];
  if (!head) return `text:${text}`;
  let path = selfClass(expression, head) ?? variable(index, head, file, statement);
  for (let part of segments(text.slice(head.length))) {
    let type = isClassKey(path) ? path : index.types.get(find(index, path)), attribute = part.startsWith(".");
    path.startsWith("module:") && attribute ? path = `${path.slice(7)}::${part.slice(1)}` : attribute && type ? path = `${owner(index, type, part.slice(1))}${part}` : path = `${find(index, path)}${part}`;
  }
  return path;
}
function segments(rest) {
  return rest.match(/\.[\p{L}_][\p{L}\p{N}_]*|\[[^\]]*\]|\([^)]*\)/gu) ?? [];
}
function selfClass({ file, statement }, head) {
  let holder = enclosingClass(statement);
  if (!holder) return null;
  let method = [statement, ...ancestors(statement)].find(
    (s) => isFunction(s) && s.parent === holder
  );
  return !method || parameters(method)[0] !== head ? null : classKey(file, holder);
}
var classKey = (file, definition2) => `class:${file}:${definition2.line}`;
function variable(index, name, file, statement) {
  let scope = [statement, ...ancestors(statement)].filter(isFunction).find((s) => index.locals.get(at(file, s))?.has(name));
  return scope ? `${at(file, scope)}#${name}` : imported(index, name, file) ?? classNamed(index, name) ?? `${file}::${name}`;
}
function classNamed(index, name) {
  let found = index.classes.get(name);
  return found?.length === 1 ? classKey(found[0].file, found[0].statement) : null;
}
function imported(index, name, file) {
  for (let { from, original } of index.imports.get(file)?.get(name) ?? []) {
    let found = importedFrom(index, from, original, file);
    if (found) return found;
  }
  return null;
}
function importsOf(statements) {
  let names = /* @__PURE__ */ new Map();
  for (let { code } of statements) {
    let [, from, list] = /^(?:from\s+([.\w]+)\s+)?import\s+\(?(.*?)\)?$/.exec(code) ?? [];
    for (let one of list?.split(",") ?? []) {
      let [original, alias] = one.trim().split(/\s+as\s+/);
      if (!original) continue;
      listIn(names, alias ?? original).push({ from, original });
    }
  }
  return names;
}
function importedFrom(index, from, name, file) {
  let whole = moduleFile(index, from ? `${from}.${name}` : name, file);
  if (whole) return `module:${whole}`;
  let module = from ? moduleFile(index, from, file) : null;
  return module ? classNamed(index, name) ?? `${module}::${name}` : null;
}
function moduleFile(index, module, importer) {
  let relative2 = module.startsWith("."), path = module.replace(/^\.+/, "").replaceAll(".", "/"), near = importer.slice(0, importer.lastIndexOf("/") + 1);
  for (let file of index.sources.keys()) {
    let tail = [`/${path}.py`, `/${path}/__init__.py`].find((one) => file.endsWith(one));
    if (tail && (!relative2 || file === near + tail.slice(1))) return file;
  }
  return null;
}
function owner(index, type, attribute) {
  let definition2 = definitionOf(index, type), bases = /^class\s+\w+\((.*)\)/.exec(definition2?.statement.code ?? "")?.[1] ?? "";
  for (let base of bases.split(",")) {
    let key2 = classNamed(index, last(base.trim()));
    if (key2 && key2 !== type && sets(index, key2, attribute)) return owner(index, key2, attribute);
  }
  return type;
}
function definitionOf(index, type) {
  let [, file, line] = /^class:(.*):(\d+)$/.exec(type) ?? [], source = index.sources.get(file ?? ""), statement = source?.statements.find((s) => s.line === Number(line));
  return source && statement ? { file: source.file, statement } : null;
}
function sets(index, type, attribute) {
  let definition2 = definitionOf(index, type);
  return definition2 ? bodyOf(index.sources.get(definition2.file), definition2.statement).some(
    (s) => assignment(s)?.targets.some((t) => last(t) === attribute)
  ) : !1;
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
var dotted = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[[^\]]*\])*$/u, constants = /^(?:None|True|False|self|cls)$/;
function connect(index) {
  for (let { target, value, isElement } of index.assigned) {
    if (isElement) continue;
    let here = { ...target, text: value }, made = /^([\w.]+)\(/.exec(value)?.[1], type = made && classNamed(index, last(made));
    type && index.types.set(find(index, key(index, target)), type);
    let lock = /^(?:\w+\.)*Condition\((?:lock\s*=\s*)?([\w.]+)\)$/.exec(value)?.[1] ?? value;
    dotted.test(lock) && !constants.test(lock) && union(index, key(index, target), key(index, { ...here, text: lock }));
  }
  for (let { file, statements } of index.sources.values())
    for (let statement of statements)
      if (!isFunction(statement))
        for (let call of callsIn(statement)) bindCall(index, file, statement, passing(call));
}
function passing({ callee, args }) {
  let target = named(args, "target"), list = named(args, "args");
  if (target) {
    let inner = list?.replace(/^[([]/, "").replace(/[)\]]$/, "") ?? "";
    return { callee: target, args: splitTop(inner, inner, ",") };
  }
  if (/^(?:submit|partial|apply_async|apply|run_in_executor|call_soon|Timer|map)$/.test(last(callee))) {
    let from = args.findIndex((one) => dotted.test(one) && !/^None$/.test(one));
    if (from >= 0) return { callee: args[from], args: args.slice(from + 1) };
  }
  return { callee, args };
}
function named(args, name) {
  let found = args.find((one) => new RegExp(`^${name}\\s*=(?!=)`).test(one));
  return found ? found.slice(found.indexOf("=") + 1).trim() : null;
}
function bindCall(index, file, statement, call) {
  for (let definition2 of callees(index, call.callee)) {
    let names = parameters(definition2.statement), positional = definition2.statement.parent && isClass(definition2.statement.parent) ? names.slice(1) : names;
    call.args.forEach((argument, i) => {
      let keyword = /^(\w+)\s*=(?!=)\s*(.*)$/s.exec(argument), name = keyword ? keyword[1] : positional[i], value = keyword ? keyword[2] : argument;
      if (!name || !names.includes(name) || !dotted.test(value) || constants.test(value)) return;
      let parameter = `${at(definition2.file, definition2.statement)}#${name}`;
      union(index, parameter, key(index, { text: value, file, statement }));
    });
  }
}
function callees(index, callee) {
  let made = index.classes.get(last(callee));
  return made ? made.flatMap(
    ({ file, statement }) => (index.functions.get("__init__") ?? []).filter(
      (one) => one.file === file && one.statement.parent === statement
    )
  ) : index.functions.get(last(callee)) ?? [];
}
var isClassKey = (path) => /^class:.*:\d+$/.test(path), isKnown = (path) => /^class:.*:\d+\.\w+$|::\w+$/.test(path), subscript = /\[([^\]]*)\]$/;
function compare(index, a, b) {
  let [left, right] = [key(index, a), key(index, b)];
  if (find(index, left) === find(index, right)) return "same";
  if (isKnown(left) && isKnown(right)) return "other";
  let [one, two] = [subscript.exec(a.text)?.[1], subscript.exec(b.text)?.[1]];
  if (one && two)
    return /^['"\d]/.test(one) && /^['"\d]/.test(two) && one !== two ? "other" : "alike";
  let tail = (text) => segments(text).at(-1) ?? text;
  return tail(a.text) === tail(b.text) ? "alike" : "other";
}

// src/diagnosis/held.ts
var pairs = {
  acquire: "release",
  __enter__: "__exit__",
  lock: "unlock",
  acquire_lock: "release_lock",
  pthread_mutex_lock: "pthread_mutex_unlock",
  pthread_spin_lock: "pthread_spin_unlock",
  pthread_rwlock_wrlock: "pthread_rwlock_unlock",
  pthread_rwlock_rdlock: "pthread_rwlock_unlock",
  sem_wait: "sem_post",
  // An ExitStack gives back at the end of its own block.
  enter_context: "pop_all"
}, releases = new Set(Object.values(pairs));
function lockCalls(statement) {
  return callsIn(statement).flatMap(({ callee, args }) => {
    let dot = callee.lastIndexOf("."), name = callee.slice(dot + 1), takes = Object.hasOwn(pairs, name);
    if (!takes && !releases.has(name)) return [];
    let byArgument = /^(?:pthread_|sem_|enter_context)/.test(name), given = args[0]?.replace(/^(?:ctypes\.)?(?:byref|pointer)\((.*)\)$/s, "$1"), text = byArgument ? given : dot > 0 ? callee.slice(0, dot) : null;
    return text && !/^super\b/.test(text) ? [{ text, takes }] : [];
  });
}
function locksHeld(names, frames) {
  return frames.flatMap((frame, i) => {
    let source = names.sources.get(frame.file), statement = source ? statementAt(source, frame.line) : null;
    return !source || !statement ? [] : heldAt(names, frame.file, statement).filter((one) => !givenBackByWait(statement, one, frames[i - 1]));
  });
}
function givenBackByWait(statement, held, inner) {
  return !inner || !/(?:^|\/)threading\.py$/.test(inner.file) || !/^wait(?:_for)?$/.test(inner.function) ? !1 : callsIn(statement).some(
    ({ callee }) => /^(.*)\.wait(?:_for)?$/.exec(callee)?.[1] === held.text
  );
}
function heldAt(names, file, statement) {
  let own = withItems(statement), header = own.items.map((text) => ({
    text,
    file,
    statement,
    how: own.body === "" ? "taking" : "holding"
  })), blocks = enclosingBlocks(statement).flatMap(
    (block) => withItems(block).items.map((text) => ({
      text,
      file,
      statement: block,
      how: "holding"
    }))
  ), called = takenBefore(names, file, statement);
  return [...[...header, ...blocks, ...called].flatMap((one) => [one, ...entered(names, one)]), ...heldByGenerators(names, file, statement)];
}
function heldByGenerators(names, file, statement) {
  return enclosingBlocks(statement).flatMap((block) => {
    let text = /^(?:async )?for\b.*?\bin\s+(.*):$/s.exec(block.text)?.[1];
    return text ? entered(names, { text, file, statement: block, how: "holding" }) : [];
  });
}
function enclosingBlocks(statement) {
  let all = ancestors(statement), end = all.findIndex(isFunction);
  return end < 0 ? all : all.slice(0, end);
}
function takenBefore(names, file, statement) {
  let source = names.sources.get(file), scope = enclosingFunction(statement), body = scope ? bodyOf(source, scope) : source.statements, taken = [];
  for (let one of body) {
    if (one.line > statement.line) break;
    if (enclosingFunction(one) !== scope || isFunction(one)) continue;
    let at3 = { file, statement: one };
    one === statement ? taken.push(...takenAt(at3)) : isStackClosed(one, statement) || applyCalls(names, at3, statement, taken);
  }
  return taken;
}
function takenAt(at3) {
  return lockCalls(at3.statement).filter((call) => call.takes).map(({ text }) => ({ ...at3, text, how: "taking" }));
}
function isStackClosed(statement, until) {
  if (!/\.enter_context\(/.test(statement.code)) return !1;
  let block = statement.parent;
  return block !== null && !ancestors(until).includes(block);
}
function applyCalls(names, at3, until, taken) {
  for (let call of [...lockCalls(at3.statement), ...helperCalls(names, at3)])
    call.takes ? taken.push({ file: at3.file, statement: at3.statement, ...call, how: "holding" }) : leavesEarly(names, at3, until) || giveBack(names, taken, { ...at3, ...call });
}
function giveBack(names, taken, released) {
  let index = taken.findLastIndex((one) => names.compare(one, released) === "same"), alike = index >= 0 ? index : taken.findLastIndex((one) => names.compare(one, released) === "alike");
  alike >= 0 && taken.splice(alike, 1);
}
function leavesEarly(names, { file, statement }, until) {
  let branch = statement.parent;
  if (!branch || !/^(?:if|elif|else|except)\b/.test(branch.code) || ancestors(until).includes(branch)) return !1;
  let block = bodyOf(names.sources.get(file), branch);
  return /^(?:return|raise|continue|break)\b/.test(block.at(-1)?.code ?? "");
}
function helperCalls(names, { statement }) {
  return callsIn(statement).flatMap(({ callee }) => {
    let definitions = names.functions(callee);
    return definitions.length > 0 && definitions.length <= 3 ? definitions.flatMap((one) => net(names, one)) : [];
  });
}
function net(names, definition2) {
  let source = names.sources.get(definition2.file), open = [];
  for (let statement of bodyOf(source, definition2.statement))
    if (enclosingFunction(statement) === definition2.statement)
      for (let call of lockCalls(statement)) {
        let match = open.findLastIndex((one) => one.text === call.text && one.takes && !call.takes);
        match >= 0 ? open.splice(match, 1) : open.push({ ...call, file: definition2.file, statement });
      }
  return open;
}
function entered(names, item) {
  let callee = /^([\w.]+)\(.*\)$/s.exec(item.text)?.[1], made = names.classOf(callee ? { ...item, text: callee } : item), enter = made && methodsOf(names, made).find((one) => definedName(one) === "__enter__");
  return (enter ? [{ file: made.file, statement: enter }] : callee ? names.functions(callee) : []).flatMap((definition2) => takenInside(names, definition2, item.how));
}
function methodsOf(names, { file, statement }) {
  return bodyOf(names.sources.get(file), statement).filter(
    (s) => isFunction(s) && s.parent === statement
  );
}
function takenInside(names, definition2, how) {
  let { file } = definition2, body = bodyOf(names.sources.get(file), definition2.statement), yields = body.filter((s) => /\byield\b/.test(s.code)), blocks = (yields.length > 0 ? yields : body).flatMap(enclosingBlocks).flatMap(
    (statement) => withItems(statement).items.map((text) => ({ text, file, statement, how }))
  ), calls = body.flatMap(
    (statement) => [...lockCalls(statement), ...helperCalls(names, { file, statement })].filter((call) => call.takes).map((call) => ({ file, statement, ...call, how }))
  );
  return [...yields.length > 0 ? blocks : [], ...calls];
}

// src/diagnosis/waiting.ts
var baseName = (file) => file.slice(file.lastIndexOf("/") + 1), isImportlib = (file) => /^<frozen (?:importlib|zipimport)/.test(file), isThreading = (file) => /(?:^|\/)(?:threading|_threading_local)\.py$/.test(file), machinery = /(?:^|\/)(?:threading|queue|Queue|contextlib)\.py$|concurrent\/futures\/\w+\.py$|multiprocessing\/(?:pool|queues|synchronize)\.py$|asyncio\/\w+\.py$/, processFiles = /(?:^|\/)(?:subprocess|popen_fork|popen_forkserver|forkserver|os)\.py$/, EMULATED_WAIT = "wait_for_emulated_getaddrinfo_lock";
function waitingFor(names, frames, wait) {
  let [first] = frames;
  return first ? frames.some((frame) => frame.function === EMULATED_WAIT) ? { kind: "emulated" } : isImportlib(first.file) && isImportWait(first.function) ? { kind: "import" } : isThreading(first.file) ? inThreading(names, frames) : processFiles.test(first.file) ? { kind: "process" } : inStatement(names, frames, wait) : { kind: "unknown" };
}
var isImportWait = (name) => /^(?:acquire|__enter__|_lock_unlock_module|_get_module_lock|__init__)$/.test(name);
function inThreading(names, frames) {
  let end = frames.findIndex((frame) => !isThreading(frame.file)), inside = frames.slice(0, end < 0 ? frames.length : end).map((frame) => frame.function);
  return inside.some((name) => /^(?:_wait_for_tstate_lock|join|_shutdown)$/.test(name)) ? { kind: "thread" } : inside[0] === "wait" || inside[0] === "wait_for" ? served(names, frames, inside) : lockAt(names, frames);
}
function served(names, frames, inside) {
  let at3 = frames.findIndex((frame) => !machinery.test(frame.file)), server = serverOf(frames.slice(0, at3 < 0 ? frames.length : at3), inside), caller = frames[at3], statement = caller ? statementOf(names, caller) : null;
  if (!caller || !statement) return { kind: "served", server, expressions: [] };
  let called = frames[at3 - 1].function, expressions = receivers(statement, methods[server], called).map((text) => ({
    text,
    file: caller.file,
    statement
  }));
  return { kind: "served", server, expressions };
}
function serverOf(inner, inside) {
  let files = inner.map((frame) => frame.file), functions = inner.map((frame) => frame.function);
  return files.some((file) => /multiprocessing\/pool\.py$/.test(file)) ? "pool" : files.some((file) => /concurrent\/futures\//.test(file)) ? "executor" : files.some((file) => /^[qQ]ueue\.py$/.test(baseName(file))) ? functions.includes("join") ? "queue-join" : functions.includes("put") ? "queue-full" : "queue" : inside.includes("_wait") || inside.includes("_enter") ? "barrier" : inside.includes("acquire") || inside.includes("__enter__") ? "semaphore" : inside.length > 1 && inside[1] === "wait" ? "event" : "condition";
}
var methods = {
  executor: /^(?:result|exception|map|wait|as_completed|submit|shutdown|join)$/,
  pool: /^(?:get|wait|map|imap|apply|starmap|imap_unordered|join|next)$/,
  queue: /^get$/,
  "queue-full": /^put$/,
  "queue-join": /^join$/,
  event: /^wait$/,
  condition: /^wait(?:_for)?$/,
  barrier: /^wait$/,
  semaphore: /^acquire$/
};
function receivers(statement, method, called) {
  let calls = callsIn(statement).flatMap(({ callee, args }) => {
    let dot = callee.lastIndexOf("."), name = callee.slice(dot + 1);
    return name !== called && !method.test(name) ? [] : /^(?:wait|as_completed)$/.test(name) && args.length > 0 ? [args[0]] : dot > 0 ? [callee.slice(0, dot)] : [];
  });
  return calls.length > 0 ? calls : withItems(statement).items;
}
function lockAt(names, frames) {
  let frame = frames.find(({ file }) => !isThreading(file) && baseName(file) !== "contextlib.py"), statement = frame ? statementOf(names, frame) : null;
  return !frame || !statement ? { kind: "lock", expressions: [] } : { kind: "lock", expressions: locksAsked(frame.file, statement) };
}
function statementOf(names, frame) {
  let source = names.sources.get(frame.file);
  return source ? statementAt(source, frame.line) : null;
}
function locksAsked(file, statement) {
  return [...lockCalls(statement).filter((call) => call.takes).map((call) => call.text), ...withItems(statement).items].map((text) => ({ text, file, statement }));
}
function inStatement(names, frames, wait) {
  let frame = frames.find(({ file }) => baseName(file) !== "contextlib.py"), statement = frame ? statementOf(names, frame) : null;
  if (!frame || !statement) return unreadable(wait);
  let at3 = (texts) => texts.map((text) => ({ text, file: frame.file, statement })), native3 = lockCalls(statement).some((call) => call.takes) && /\b(?:pthread|sem)_\w+\(/.test(statement.code), locks = locksAsked(frame.file, statement);
  if (locks.length > 0) return { kind: native3 ? "native" : "lock", expressions: locks };
  if (/\bfork(?:pty)?\s*\(/.test(statement.code)) return { kind: "fork" };
  if (/\b(?:waitpid|wait3|wait4|waitid|os\.wait)\s*\(/.test(statement.code))
    return { kind: "process" };
  if (wait?.kind === "process") return { kind: "process" };
  if (wait?.owner || namesLibrary(wait)) return { kind: "native", expressions: [] };
  if (/\.get\(/.test(statement.code) && wait?.kind === "futex" && !streams(statement).length)
    return {
      kind: "served",
      server: "queue",
      expressions: at3(receivers(statement, /^get$/, "get"))
    };
  let written = streams(statement);
  return written.length > 0 && mayBeFutex(wait) ? { kind: "buffer", expressions: at3(written) } : wait?.kind === "futex" ? { kind: "native", expressions: [] } : { kind: "unknown" };
}
function unreadable(wait) {
  return wait?.owner || namesLibrary(wait) ? { kind: "native", expressions: [] } : wait?.kind === "process" ? { kind: "process" } : { kind: "unknown" };
}
var mayBeFutex = (wait) => wait === null || wait.kind === "futex";
function namesLibrary(wait) {
  let name = wait?.mapping ? baseName(wait.mapping) : "";
  return !/\.(?:so|dylib)/.test(name) || /^libpython/.test(name) ? null : name;
}
var io = /^(?:write|writelines|writerow|writerows|flush|read|readline|readlines|readinto|read1|peek|close|seek|tell|truncate)$/;
function streams(statement) {
  return callsIn(statement).flatMap(({ callee, args }) => {
    if (callee === "print") {
      let file = args.find((one) => /^file\s*=/.test(one));
      return [file ? file.replace(/^file\s*=\s*/, "") : "sys.stdout"];
    }
    let dot = callee.lastIndexOf("."), name = callee.slice(dot + 1);
    return name === "dump" && args[1] ? [args[1].replace(/^(?:fp|file)\s*=\s*/, "")] : name === "copyfileobj" ? args.slice(0, 2) : dot > 0 && io.test(name) ? [callee.slice(0, dot)] : [];
  });
}

// src/diagnosis/scene.ts
var library = /(?:^|\/)(?:site-packages|dist-packages|lib-python|lib_pypy)\/|(?:^|\/)lib\/(?:python|pypy)[\d.]+t?\//, unread = /^<|(?:^|\/)(?:threading|contextlib|functools)\.py$/;
function sceneOf(evidence, context) {
  let other = folderAsSeen(evidence, context), absolute2 = (place) => ({
    ...place,
    file: resolved(place.file, context.folder, other)
  }), frames = (stack) => ({
    ...stack,
    frames: stack.frames.filter(isSeen).map(absolute2)
  }), forks = evidence.forks.map((fork) => ({ ...fork, stacks: fork.stacks.map(frames) })), ready = {
    ...evidence,
    forks,
    stacks: evidence.stacks.map(frames),
    uncaught: evidence.uncaught.map((one) => ({ ...one, frames: one.frames.map(absolute2) })),
    trace: evidence.trace.map((one) => ({ ...one, place: one.place && absolute2(one.place) }))
  };
  return { evidence: ready, context, names: readNames(filesOf(ready, context), context.source) };
}
var isSeen = ({ file, function: name }) => name === EMULATED_WAIT || !/(?:^|\/)observer\/sitecustomize\.py$/.test(file);
function folderAsSeen({ forks }, { folder, script }) {
  let main = forks.flatMap((fork) => fork.stacks.map((stack) => stack.frames.at(-1))).find(
    (frame) => frame?.function === "<module>" && basename(frame.file) === basename(script)
  ), seen = main && isAbsolute(main.file) ? dirname(main.file) : folder;
  return seen === folder ? null : seen;
}
function resolved(file, folder, other = null) {
  return file.startsWith("<") ? file : other !== null && file.startsWith(`${other}/`) ? join(folder, relative(other, file)) : isAbsolute(file) ? file : join(folder, file);
}
function filesOf(evidence, context) {
  let frames = [...[...evidence.forks.flatMap((fork) => fork.stacks), ...evidence.stacks], ...evidence.uncaught].flatMap((stack) => stack.frames), readable = [.../* @__PURE__ */ new Set([
    resolved(context.script, context.folder),
    ...frames.map((one) => one.file)
  ])].filter((file) => !unread.test(file));
  return [...readable.filter((file) => isOwn(file, context)), ...readable.filter((file) => !isOwn(file, context))];
}
function isOwn(file, { folder }) {
  let inside = relative(folder, file);
  return !file.startsWith("<") && !inside.startsWith("..") && !isAbsolute(inside) && !library.test(inside);
}
function ownFrame(scene, frames) {
  return frames.find((frame) => isOwn(frame.file, scene.context)) ?? null;
}
function published(scene, place) {
  let inside = relative(scene.context.cwd, place.file), below = !place.file.startsWith("<") && !inside.startsWith("..") && !isAbsolute(inside), { line, function: name } = place;
  return { file: below ? inside.replaceAll(sep, "/") : place.file, line, function: name };
}
function lineage(scene, pid) {
  let chain = [];
  for (let at3 = pid; at3 !== null; ) {
    let fork = forkOf(scene, at3);
    if (!fork || chain.includes(fork)) break;
    chain.push(fork), at3 = fork.pid;
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
  return [...scene.names.sources.values()].filter((source) => isOwn(source.file, scene.context)).flatMap(({ file, statements }) => statements.map((one) => ({ ...one, file })));
}

// src/diagnosis/threads.ts
function threadName(scene, stack) {
  if (stack.name) return stack.name;
  let known = scene.evidence.forks.flatMap((fork) => fork.stacks).find((one) => one.name && one.ident !== null && one.ident === stack.ident);
  if (known?.name) return known.name;
  if (stack.ident === mainStack(scene, stack.pid)?.ident) return "MainThread";
  let target = stack.frames.findLast((frame) => isOwn(frame.file, scene.context));
  return target ? `Thread (${target.function})` : "Thread";
}
function threadPlace(scene, stack) {
  let outside = stack.frames.find(({ file }) => installed.test(file)), frame = ownFrame(scene, stack.frames) ?? startedAt(scene, stack) ?? outside ?? stack.frames[0];
  return frame ? { ...frame, thread: threadName(scene, stack) } : null;
}
var installed = /(?:site|dist)-packages\/(\w+)/;
function packageOf(stack) {
  return stack.frames.map(({ file }) => installed.exec(file)?.[1]).find((name) => name !== void 0) ?? null;
}
function startedAt(scene, stack) {
  let own = ownStatements(scene), line = timerStart(own, stack) ?? targetStart(own, stack) ?? packageUse(own, stack);
  return line ? { file: line.file, line: line.line, function: "<module>" } : null;
}
var isThreading2 = ({ file }) => /(?:^|\/)threading\.py$/.test(file);
function timerStart(own, stack) {
  if (!stack.frames.every(isThreading2)) return null;
  let makers = own.filter(({ code }) => /^(?!class\b).*\bTimer\s*\(/.test(code)), [maker2] = makers;
  if (makers.length !== 1 || !maker2) return null;
  let name = assignment(maker2)?.targets[0];
  return own.find(({ text }) => name && text === `${name}.start()`) ?? maker2;
}
function targetStart(own, stack) {
  let run = stack.frames.findIndex((frame) => isThreading2(frame) && frame.function === "run"), entry = stack.frames[run - 1]?.function, target = new RegExp(`\\btarget\\s*=\\s*[\\w.]*\\b${entry}\\b`), makers = entry && /^\w+$/.test(entry) ? own.filter(({ text }) => target.test(text)) : [];
  return makers.length === 1 ? makers[0] : null;
}
function packageUse(own, stack) {
  let name = packageOf(stack);
  if (!name) return null;
  let names = own.flatMap(({ code }) => importedNames(code, name));
  return own.find(
    (line) => !/^(?:from|import|def|class)\b/.test(line.code) && callsIn(line).some(({ callee }) => names.includes(callee.split(".")[0]))
  ) ?? null;
}
function importedNames(code, name) {
  let [, from, list] = /^(?:from\s+([\w.]+)\s+)?import\s+\(?(.*?)\)?$/.exec(code) ?? [], parts = (list ?? "").split(",").map((one) => one.trim().split(/\s+as\s+/));
  return from ? from.split(".")[0] === name ? parts.map(([one, as]) => as ?? one) : [] : parts.filter(([one]) => one.split(".")[0] === name).map(([one, as]) => as ?? one.split(".")[0]);
}

// src/diagnosis/finding.ts
function finding(question, known) {
  return {
    hazard: "unknown",
    lock: null,
    stack: question.stack,
    fork: question.forks[0] ?? null,
    holder: null,
    because: [],
    confidence: "low",
    ...known
  };
}
function notFork(question, lock, because) {
  let why = question.forks.length > 0 ? "no other thread existed at the fork, so none was lost that could end this wait" : "the blocked process was not made by a fork that was seen";
  return finding(question, {
    hazard: "not-fork",
    lock,
    fork: null,
    because: [...because, why],
    confidence: "medium"
  });
}
function firstFork(forks, find2) {
  for (let fork of forks) {
    let found = find2(fork);
    if (found) return { fork, found };
  }
  return null;
}
var threadsLost = (forks) => forks.some((fork) => lostThreads(fork).length > 0);
function onlyThread(forks) {
  return firstFork(forks, (fork) => {
    let lost2 = lostThreads(fork);
    return lost2.length === 1 ? lost2[0] : null;
  });
}
var shortened = (file) => file.replace(/^.*\/(?:lib\/(?:python|pypy)[\d.]+t?|lib-python\/[\d.]+)\//, "");
function at2(scene, place) {
  let { file, line } = published(scene, { ...place, function: "" });
  return `${shortened(file)}:${line}`;
}
function whereIs(scene, { file, statement }) {
  return at2(scene, { file, line: statement.line });
}
function standing(scene, stack) {
  let place = threadPlace(scene, stack), name = `thread ${threadName(scene, stack)}`;
  return place ? `${name} was at ${at2(scene, place)}` : name;
}
function rivalry({ rivals }, could) {
  return rivals === 0 ? [] : [`${rivals} more ${rivals > 1 ? "threads" : "thread"} could ${could} by the same reading`];
}

// src/diagnosis/holders.ts
var rank = ({ likeness, how, bonus }) => (likeness === "same" ? 2 : 1) + (how === "holding" ? 2 : 0) + (bonus ?? 0);
function holderOf(names, stacks, asked, around = []) {
  let wanted = asked.flatMap((one) => [one, ...entered(names, { ...one, how: "taking" })]);
  return best(
    stacks.flatMap(
      (stack) => locksHeld(names, stack.frames).flatMap(
        (held) => likenesses(names, held, wanted).map(({ likeness, asked: asked2 }) => ({
          stack,
          likeness,
          how: held.how,
          expression: held,
          asked: asked2,
          bonus: isAround(names, stack, around) ? 0.5 : 0
        }))
      )
    )
  );
}
function isAround(names, stack, around) {
  return around.length === 0 ? !1 : locksHeld(names, stack.frames).some((one) => around.some((other) => names.compare(one, other) === "same"));
}
function writerOf(names, stacks, asked) {
  return best(
    stacks.flatMap((stack) => {
      let frame = stack.frames[0];
      return (frame ? streamsAt(names, frame) : []).flatMap(
        (expression) => likenesses(names, expression, asked).map(({ likeness, asked: asked2 }) => ({
          stack,
          likeness,
          how: "holding",
          expression,
          asked: asked2
        }))
      );
    })
  );
}
function streamsAt(names, frame) {
  let source = names.sources.get(frame.file), statement = source ? statementAt(source, frame.line) : null;
  return statement ? streams(statement).map((text) => ({ text, file: frame.file, statement })) : [];
}
function likenesses(names, held, wanted) {
  return wanted.flatMap((asked) => {
    let likeness = names.compare(held, asked);
    return likeness === "other" ? [] : [{ likeness, asked }];
  });
}
function best(candidates) {
  let top = Math.max(...candidates.map(rank)), winners = candidates.filter((one) => rank(one) === top), [first] = winners;
  return first ? { ...first, rivals: new Set(winners.map((one) => one.stack)).size - 1 } : null;
}
var verbs = {
  queue: /^put(?:_nowait)?$/,
  "queue-full": /^get(?:_nowait)?$/,
  "queue-join": /^task_done$/,
  event: /^set$/,
  condition: /^notify(?:_all|All)?$/,
  barrier: /^(?:wait|abort|reset)$/,
  semaphore: /^release$/,
  executor: /^set_(?:result|exception)$/
}, MAX_CALL_DEPTH = 3;
function serverOf2(names, stacks, server, asked) {
  let verb = verbs[server];
  return verb ? best(
    stacks.flatMap(
      (stack) => reachable(names, stack.frames).flatMap(
        (definition2) => madeCalls(names, definition2, verb).flatMap(
          (expression) => likenesses(names, expression, asked).map(({ likeness, asked: asked2 }) => ({
            stack,
            likeness,
            how: "holding",
            expression,
            asked: asked2
          }))
        )
      )
    )
  ) : null;
}
function reachable(names, frames) {
  let found = /* @__PURE__ */ new Map(), edge = frames.flatMap(({ file, line }) => {
    let source = names.sources.get(file), statement = source ? statementAt(source, line) : null, scope = statement && enclosingFunction(statement);
    return scope ? [{ file, statement: scope }] : [];
  });
  for (let depth = 0; depth <= MAX_CALL_DEPTH && edge.length > 0; depth++) {
    let fresh = edge.filter((one) => !found.has(`${one.file}:${one.statement.line}`));
    for (let one of fresh) found.set(`${one.file}:${one.statement.line}`, one);
    edge = fresh.flatMap((one) => calledBy(names, one));
  }
  return [...found.values()];
}
function calledBy(names, { file, statement }) {
  return bodyOf(names.sources.get(file), statement).filter((one) => !isFunction(one)).flatMap((one) => callsIn(one)).flatMap((call) => names.functions(call.callee));
}
function madeCalls(names, { file, statement }, verb) {
  return bodyOf(names.sources.get(file), statement).flatMap(
    (one) => callsIn(one).flatMap(({ callee }) => {
      let dot = callee.lastIndexOf(".");
      return dot < 0 || !verb.test(callee.slice(dot + 1)) ? [] : [{ text: callee.slice(0, dot), file, statement: one }];
    })
  );
}
var poolFiles = {
  executor: /concurrent\/futures\/(?:thread|process)\.py$|asyncio\/(?:base_events|runners)\.py$/,
  pool: /multiprocessing\/pool\.py$/
};
function poolThreads(fork, server) {
  let files = poolFiles[server], inPool = (stack) => stack.ident !== fork.ident && stack.frames.some((frame) => files?.test(frame.file)), found = fork.stacks.filter(inPool), worker = (stack) => stack.frames.some(
    (frame) => /^(?:worker|_worker|_handle_results|run_forever)$/.test(frame.function)
  );
  return [...found.filter(worker), ...found.filter((stack) => !worker(stack))];
}

// src/diagnosis/imports.ts
import { dirname as dirname2 } from "node:path";
var isImportlib2 = (file) => /^<frozen (?:importlib|zipimport)|importlib\/__init__\.py$/.test(file), isEncodings = (file) => /(?:^|\/)encodings\/__init__\.py$/.test(file);
function blockedModule(scene, frames) {
  let at3 = frames.findIndex((frame) => !isImportlib2(frame.file)), importer = frames[at3];
  if (!importer) return { modules: [], codec: !1, reason: null };
  if (isEncodings(importer.file)) return codecOf(scene, frames.slice(at3 + 1));
  let modules = importedAt(scene, importer, isFromList(frames.slice(0, at3))), reason = modules.length > 0 ? `the line that imports names ${modules[0]}` : null;
  return { modules, codec: !1, reason };
}
function codecOf(scene, callers) {
  let texts = callers.slice(0, 2).map((frame) => textAt(scene, frame)), explicit = texts.map(
    (text) => /\b(?:encode|decode|lookup|open)\(\s*['"]([\w-]+)['"]/.exec(text)?.[1]
  ).find((one) => one), lookup = callers[0] && /(?:^|\/)socket\.py$/.test(callers[0].file) ? !0 : texts.some(
    (text) => /getaddrinfo|gethostby|getfqdn|connect|bind|sendto|create_server/.test(text)
  ), codec = explicit ?? (lookup ? "idna" : null), modules = codec ? [`encodings.${codec.toLowerCase().replaceAll("-", "_")}`] : [], reason = codec ? `it looks up the codec ${codec}, which Python imports at its first use` : null;
  return { modules, codec: !0, reason };
}
function textAt(scene, frame) {
  let source = scene.names.sources.get(frame.file);
  return source ? statementAt(source, frame.line)?.text ?? "" : "";
}
var isFromList = (inner) => inner.some((frame) => frame.function === "_handle_fromlist");
function importedAt(scene, frame, fromList) {
  let text = textAt(scene, frame), from = /\bfrom\s+(\.*)([\w.]*)\s+import\s+\(?\s*(.+?)\)?$/s.exec(text);
  if (from) {
    let base = absolute(scene, from[1], from[2], frame.file), below = from[3].split(",").map((one) => one.trim().split(/\s+as\s+/)[0]).map((one) => `${base}.${one}`);
    return fromList ? [...below, ...withParents(base)] : [...withParents(base), ...below];
  }
  let plain = /\bimport\s+([\w., ]+)/.exec(text)?.[1];
  if (plain) return plain.split(",").flatMap((one) => withParents(one.trim().split(/\s+as\s+/)[0]));
  let literal = /\b(?:import_module|__import__)\(\s*['"]([\w.]+)['"]\s*[,)]/.exec(text)?.[1];
  return literal ? withParents(literal) : [];
}
function withParents(module) {
  let parts = module.split(".");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("."));
}
function absolute(scene, dots, rest, file) {
  if (dots === "") return rest;
  let folder = dirname2(file);
  for (let i = 1; i < dots.length; i++) folder = dirname2(folder);
  return [moduleName(scene, `${folder}/__init__.py`) ?? "", rest].filter((part) => part !== "").join(".");
}
function moduleName(scene, file) {
  let { folder } = scene.context, below = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : null, path = /(?:site-packages|dist-packages|lib-dynload|\/lib\/python[\d.]+t?)\/(.*)$/.exec(file)?.[1] ?? below;
  return path?.endsWith(".py") ? path.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".") : null;
}
function inProgress(scene, frames) {
  return frames.flatMap((frame, i) => {
    let inner = frames[i - 1];
    if (isImportlib2(frame.file) || !inner || !isImportlib2(inner.file)) return [];
    let from = frames.slice(0, i).findLastIndex(({ file }) => !isImportlib2(file)), running = frames[from], known = running?.function === "<module>" ? moduleName(scene, running.file) : null;
    return known ? [known] : importedAt(scene, frame, isFromList(frames.slice(from + 1, i)));
  });
}
function importHolder(scene, stacks, asked) {
  let importers = stacks.flatMap((stack) => {
    let modules = inProgress(scene, stack.frames), codec2 = stack.frames.some((frame) => isEncodings(frame.file));
    return modules.length > 0 || codec2 ? [{ stack, modules, codec: codec2 }] : [];
  });
  for (let module of asked.modules) {
    let found = importers.find((one) => one.modules.includes(module));
    if (found) return { stack: found.stack, module, sure: !0 };
  }
  let codec = asked.codec ? importers.find((one) => one.codec) : void 0;
  if (codec) {
    let module = codec.modules.find((one) => one.startsWith("encodings.")) ?? asked.modules[0];
    return module ? { stack: codec.stack, module, sure: !0 } : null;
  }
  let [only] = importers;
  return importers.length !== 1 || !only || only.modules.length === 0 || asked.modules.length > 0 ? null : { stack: only.stack, module: only.modules.at(-1), sure: !1 };
}

// src/diagnosis/served.ts
function served2(question, server) {
  let found = server === "executor" || server === "pool" ? poolServer(question, server) : threadServer(question, server);
  if (found) return found;
  let lock = question.asked[0]?.text ?? null;
  return threadsLost(question.forks) ? finding(question, { hazard: "lost-thread", lock, because: ["no thread of the parent could be seen to be the one that ends this wait"] }) : notFork(question, lock, []);
}
function threadServer(question, server) {
  let { scene, forks, asked } = question, known = { hazard: "lost-thread", lock: asked[0]?.text ?? null }, hit = firstFork(forks, (fork) => serverOf2(scene.names, lostThreads(fork), server, asked));
  if (hit) {
    let { stack, expression, likeness, rivals } = hit.found, reaches = `its code reaches \`${expression.statement.text.slice(0, 80)}\` at ${whereIs(scene, expression)} (inferred from the source)`;
    return finding(question, {
      ...known,
      fork: hit.fork,
      holder: stack,
      because: [
        `at the fork ${standing(scene, stack)}; ${reaches}`,
        ...rivalry(hit.found, "do so")
      ],
      confidence: likeness === "same" && rivals === 0 ? "high" : "medium"
    });
  }
  let only = onlyThread(forks);
  if (!only) return null;
  let because = [`at the fork ${standing(scene, only.found)}: the only other thread (inferred)`];
  return finding(question, { ...known, fork: only.fork, holder: only.found, because });
}
var submission = /([\p{L}_](?:[\w.]|\[[^\]]*\])*)\.(?:submit|map|apply|apply_async|map_async|imap|imap_unordered|starmap|starmap_async)\(\s*([\w.]*)/u, poolMaker = /\b(?:\w*PoolExecutor|ThreadPool|Pool|new_event_loop|get_event_loop|\w*Executor)\s*\(/;
function poolServer(question, server) {
  let { scene, forks, asked } = question, setter = server === "executor" ? threadServer(question, server) : null;
  if (setter?.confidence === "high") return setter;
  let job = jobOf(scene, asked), hit = firstFork(forks, (fork2) => choose(scene, poolThreads(fork2, server), job));
  if (!hit) return setter ?? threadServer(question, server);
  let { fork, found } = hit, own = ownFrame(scene, found.frames), made = own ? null : constructorOf(scene, job.pool), because = [`at the fork ${standing(scene, found)}, as a worker of the pool`];
  return made && because.push(`it was idle; the pool is made at ${at2(scene, made)} (found in the source)`), finding(question, {
    hazard: "lost-thread",
    lock: (job.pool && (!own || job.onLoop) ? job.pool : asked[0])?.text ?? null,
    fork,
    holder: found,
    holderPlace: made,
    because,
    confidence: own || made ? "high" : "medium"
  });
}
function jobOf(scene, asked) {
  for (let one of origins(scene, asked)) {
    let loop = /run_coroutine_threadsafe\(.*,\s*(?:loop\s*=\s*)?([\w.]+)\s*\)/.exec(one.text);
    if (loop) return { pool: { ...one, text: loop[1] }, function: null, onLoop: !0 };
    let [, pool, given] = submission.exec(one.text) ?? [];
    if (pool) return { pool: { ...one, text: pool }, function: given || null, onLoop: !1 };
  }
  return { pool: asked[0] ?? null, function: null, onLoop: !1 };
}
var MAX_STEPS = 3;
function origins(scene, asked) {
  let all = [...asked], edge = asked;
  for (let step = 0; step < MAX_STEPS; step++)
    edge = edge.flatMap(
      (one) => scene.names.assignments(one).map(({ file, statement, value }) => ({ file, statement, text: value }))
    ), all.push(...edge);
  return all;
}
function choose(scene, stacks, job) {
  let kind = stacks.filter((stack) => isLoop(stack) === job.onLoop), prefix = workerNames(scene, job.pool), inPool = kind.filter((one) => prefix && threadName(scene, one).startsWith(prefix)), fitting = inPool.length > 0 ? inPool : kind, called = job.function?.split(".").at(-1), running = fitting.find((stack) => stack.frames.some((frame) => frame.function === called)), busy = fitting.find((stack) => ownFrame(scene, stack.frames));
  return running ?? busy ?? fitting[0] ?? stacks[0] ?? null;
}
var isLoop = (stack) => stack.frames.some(({ file }) => /asyncio\/\w+\.py$/.test(file));
function workerNames(scene, pool) {
  let made = pool && scene.names.assignments(pool).find((one) => poolMaker.test(one.value));
  if (!made) return null;
  let prefix = /thread_name_prefix\s*=\s*['"]([^'"]+)['"]/.exec(made.value)?.[1];
  if (prefix) return `${prefix}_`;
  let unnamed = ownStatements(scene).filter(
    ({ code, text }) => /\bThreadPoolExecutor\s*\(/.test(code) && !/thread_name_prefix/.test(text)
  ), { file, statement } = made, index = unnamed.findIndex((one) => one.file === file && one.line === statement.line);
  return index < 0 ? null : `ThreadPoolExecutor-${index}_`;
}
function constructorOf(scene, pool) {
  let named2 = pool && scene.names.assignments(pool).find((one) => poolMaker.test(one.value));
  if (named2) return { file: named2.file, line: named2.statement.line, function: "<module>" };
  let makers = ownStatements(scene).filter(
    ({ code }) => poolMaker.test(code) && !/^(?:class|def)\b/.test(code)
  ), [only] = makers;
  return makers.length === 1 && only ? { file: only.file, line: only.line, function: "<module>" } : null;
}

// src/diagnosis/locks.ts
function importing(question) {
  let { scene, stack, forks } = question, asked = blockedModule(scene, stack.frames), hit = firstFork(forks, (fork) => importHolder(scene, lostThreads(fork), asked)), module = hit?.found.module ?? asked.modules[0], known = {
    hazard: "import-lock",
    lock: module ? `import lock of ${module}` : "an import lock",
    because: ["the blocked thread stands in importlib, waiting for a module's lock"],
    confidence: "medium"
  };
  return asked.reason && known.because.push(asked.reason), hit ? (known.because.push(`at the fork ${standing(scene, hit.found.stack)}, importing ${module}`), finding(question, {
    ...known,
    fork: hit.fork,
    holder: hit.found.stack,
    confidence: hit.found.sure ? "high" : "medium"
  })) : finding(question, known);
}
function pythonLock(question) {
  let { scene, stack, forks, asked } = question, around = locksAround(question), hit = firstFork(forks, (fork) => holderOf(scene.names, lostThreads(fork), asked, around)), living = livingHolder(question), signal = !hit && living?.stack === stack ? threadServer(question, "semaphore") : null;
  return signal && signal.confidence !== "low" ? signal : hit && !(living && outweighs(living, hit.found)) ? orphaned(question, hit.fork, hit.found) : living ? amongTheLiving(question, living) : unseenHolder(question);
}
var outweighs = (a, b) => a.likeness === "same" && b.likeness !== "same";
function unseenHolder(question) {
  let { scene, forks, asked } = question, [first] = asked, lock = first ? lockName(question, first) : null, made = first ? madeAt(scene, first) : [];
  if (!threadsLost(forks)) return notFork(question, lock, made);
  let only = onlyThread(forks), because = only ? `${standing(scene, only.found)}, the only other thread that existed at the fork (inferred)` : "no thread of the parent could be seen to hold it at the fork";
  return finding(question, {
    hazard: "orphaned-lock",
    lock,
    because: [...made, because],
    ...only ? { fork: only.fork, holder: only.found } : {}
  });
}
function locksAround({ scene, stack, asked }) {
  return locksHeld(scene.names, stack.frames).filter((one) => asked.every((other) => one.text !== other.text));
}
function orphaned(question, fork, match) {
  let { scene } = question, { stack, expression, asked, likeness, how, rivals } = match, held = `${how === "holding" ? "which lies between taking and giving back" : "which takes"} \`${expression.text}\` (${whereIs(scene, expression)}; read from the source)`, because = [`at the fork ${standing(scene, stack)}, ${held}`, ...madeAt(scene, asked)];
  likeness === "alike" && because.push("that both names mean one lock is inferred from their ends");
  let sure = likeness === "same" && how === "holding" && rivals === 0;
  return finding(question, {
    hazard: "orphaned-lock",
    lock: lockName(question, asked),
    fork,
    holder: stack,
    because: [...because, ...rivalry(match, "hold it")],
    confidence: sure ? "high" : rivals > 0 && likeness === "alike" ? "low" : "medium"
  });
}
function lockName({ scene, stack }, { text, file, statement }) {
  if (isOwn(file, scene.context)) return text;
  if (/(?:^|\/)[qQ]ueue\.py$/.test(file)) return `the mutex of ${queueName(scene, stack)}`;
  let short = file.slice(file.lastIndexOf("/", file.lastIndexOf("/") - 1) + 1);
  return `${text} in ${short}:${statement.line}`;
}
function queueName(scene, stack) {
  let frame = ownFrame(scene, stack.frames), text = frame ? textAt2(scene, frame) : "";
  return /([\w.[\]'"]+)\.(?:put|get|join|qsize|empty|full)\w*\(/.exec(text)?.[1] ?? "a queue";
}
function textAt2(scene, frame) {
  let source = scene.names.sources.get(frame.file);
  return (source && statementAt(source, frame.line)?.text) ?? "";
}
var maker = /\b(?:R?Lock|Condition|(?:Bounded)?Semaphore|Event|Barrier|\w*Queue|allocate_lock)\s*\(/;
function madeAt(scene, expression) {
  let made = scene.names.assignments(expression).find((one) => maker.test(one.value));
  return made ? [`it is made at ${whereIs(scene, made)} (found in the source)`] : [];
}
function livingHolder(question) {
  let { scene, stack, asked } = question, others = scene.evidence.stacks.filter((one) => one.pid === stack.pid && one !== stack), found = holderOf(scene.names, others, asked);
  if (found?.how === "holding") return found;
  if (asked.some((one) => isReentrant(scene, one))) return null;
  let from = stack.frames.findIndex(({ file }) => isOwn(file, scene.context)), self = holderOf(scene.names, [{ ...stack, frames: stack.frames.slice(from) }], asked);
  return self?.how === "holding" && self.likeness === "same" ? { ...self, stack } : null;
}
function isReentrant(scene, expression) {
  return scene.names.assignments(expression).some(({ value }) => /\b(?:RLock|Condition)\s*\(\s*\)/.test(value));
}
function amongTheLiving(question, match) {
  let { scene, stack } = question, where = whereIs(scene, match.expression), { text } = match.expression, because = match.stack === stack ? `the blocked thread itself took \`${text}\` at ${where} and waits for it again` : `${standing(scene, match.stack)}, alive in the same process, and holds \`${text}\` (${where}; read from the source)`;
  return finding(question, {
    hazard: "not-fork",
    lock: lockName(question, match.asked),
    fork: null,
    holder: match.stack,
    because: [because, ...madeAt(scene, match.asked)],
    confidence: match.likeness === "same" ? "high" : "medium"
  });
}
function buffer(question) {
  let { scene, forks, asked } = question, hit = firstFork(
    forks,
    (fork) => writerOf(scene.names, lostThreads(fork), asked) ?? onlyWriter(scene, fork)
  ), [first] = asked, text = (first && isOwn(first.file, scene.context) ? first : hit?.found.expression ?? first)?.text ?? "a file", lock = `the buffer of ${text}`, because = [`the blocked line uses \`${text}\`, and no Python lock is on its stack`];
  if (!threadsLost(forks)) return notFork(question, lock, because);
  if (!hit) return finding(question, { hazard: "buffer-lock", lock, because });
  let { stack, expression, likeness } = hit.found;
  return because.push(`at the fork ${standing(scene, stack)}, in a call on \`${expression.text}\``), finding(question, {
    hazard: "buffer-lock",
    lock,
    fork: hit.fork,
    holder: stack,
    because,
    confidence: likeness === "same" ? "high" : "medium"
  });
}
function onlyWriter(scene, fork) {
  let writers = lostThreads(fork).flatMap((stack) => {
    let busy = stack.frames[0] ? streamsAt(scene.names, stack.frames[0]) : [], found = writerOf(scene.names, [stack], busy);
    return found ? [{ ...found, likeness: "alike" }] : [];
  });
  return writers.length === 1 ? writers[0] : null;
}

// src/diagnosis/native.ts
function native(question) {
  let { scene, stack, forks, asked } = question, wait = waitOf(scene, stack), library2 = nativeLibrary(scene, stack), lock = asked[0]?.text ?? (library2 ? `a lock in ${library2}` : "a lock in native code"), because = [wait ? `in the kernel the thread waits: ${wait.text}` : "it waits below Python"];
  if (library2 && because.push(foundIn(library2, wait?.mapping ?? null)), wait?.owner?.alive || forks.length === 0) return notFork(question, lock, because);
  let known = finding(question, { hazard: "native-lock", lock, because }), gone = wait?.owner ? owned(question, known, wait.owner.tid) : known;
  if (gone.holder) return gone;
  let hit = firstFork(forks, (fork) => holderOf(scene.names, lostThreads(fork), asked));
  if (!hit) return { ...gone, confidence: wait?.owner ? "high" : library2 ? "medium" : "low" };
  let held = orphaned(question, hit.fork, hit.found);
  return { ...held, hazard: "native-lock", lock, because: [...gone.because, ...held.because] };
}
function foundIn(library2, mapping) {
  return mapping?.endsWith(library2) ? `the address it waits on is ${library2}'s` : `its frames are in ${library2}`;
}
function owned({ scene, stack, forks }, known, tid) {
  let hit = firstFork(forks, (fork) => lostThreads(fork).find((one) => one.tid === tid) ?? null), gone = `the lock names thread ${tid} as its owner, which does not exist in process ${stack.pid}`, because = [...known.because, gone];
  return hit ? (because.push(`it is a thread of the parent: at the fork ${standing(scene, hit.found)}`), { ...known, fork: hit.fork, holder: hit.found, because, confidence: "high" }) : { ...known, because };
}
var knownLibraries = /lib(?:gomp|iomp5|omp|grpc|openblas|crypto|ssl|zmq|rdkafka|tbb|mkl|jemalloc|tcmalloc|mimalloc|blas|dispatch|OpenCL|cuda)|Accelerate|polars|tokenizers|cygrpc|lightgbm|xgboost|torch|jaxlib|pyarrow/i, baseName2 = (path) => path.slice(path.lastIndexOf("/") + 1);
function nativeLibrary(scene, stack) {
  let wait = waitOf(scene, stack), mapped = namesLibrary(wait);
  if (mapped && !/^lib(?:c|pthread)[.-]/.test(mapped)) return mapped;
  let frames = scene.evidence.native.filter((one) => one.pid === stack.pid).filter((one) => !wait || one.tid === wait.tid).flatMap((one) => one.frames), known = frames.find(({ library: library2 }) => library2 && knownLibraries.test(baseName2(library2)));
  if (known?.library) return baseName2(known.library);
  let calls = frames.map((frame) => frame.function).join(" ");
  return /getaddrinfo|res_n?search|nss_/.test(calls) ? "libc's resolver" : /malloc|_int_free|arena_get/.test(calls) ? "libc's malloc" : packageOf(stack) ?? mapped;
}
function insideFork(question) {
  return finding(question, {
    hazard: "native-lock",
    lock: "a lock of the interpreter, inside fork() itself",
    because: ["the child has not left the call that forked: no line of its own has run yet"],
    confidence: "medium"
  });
}
var EMULATED_LOCK = "the getaddrinfo lock (emulated)";
function emulated(question) {
  let asks = `the child's stack ends in ${EMULATED_WAIT}, where the emulation waits for its lock`, known = finding(question, {
    hazard: "emulated-lock",
    lock: EMULATED_LOCK,
    because: [asks],
    confidence: "medium"
  });
  return { ...known, ...tracedHolder(question, known.because) };
}
function tracedHolder({ scene, forks }, because) {
  let hit = firstFork(forks, (fork2) => holdingAt(scene, fork2));
  if (!hit) return null;
  let { fork, found } = hit, stack = fork.stacks.find((one) => one.ident !== null && one.ident === found.ident) ?? null, who = found.thread ?? (stack ? threadName(scene, stack) : `thread ${found.ident}`), ago = `${Math.max(0, (fork.time - found.time) * 1e3).toFixed(1)} ms before the fork`, text = found.did === "got" ? `${who} got the lock ${ago} and had not released it` : `${who} asked for the lock ${ago}, when nobody had it, and was the next to get it`;
  return {
    lock: EMULATED_LOCK,
    fork,
    holder: stack,
    holderPlace: stack && placed(scene, stack) ? null : found.place,
    because: [...because, `the trace shows that ${text}`, ...startOf(scene, stack)],
    confidence: "high"
  };
}
var placed = (scene, stack) => ownFrame(scene, stack.frames) ?? startedAt(scene, stack);
function startOf(scene, stack) {
  let start = stack && !ownFrame(scene, stack.frames) ? startedAt(scene, stack) : null;
  return start ? [`${at2(scene, start)} is where it seems to be started (inferred)`] : [];
}
function holdingAt({ evidence }, fork) {
  let events = evidence.trace.filter((one) => one.pid === fork.pid && one.ident !== fork.ident), before = events.filter((one) => one.time <= fork.time), last2 = before.filter((one) => one.did !== "asked").at(-1);
  if (last2?.did === "got") return last2;
  let next = events.find((one) => one.did === "got" && one.time > fork.time);
  return before.filter((one) => one.did === "asked").findLast((one) => next === void 0 || one.ident === next.ident) ?? null;
}

// src/diagnosis/findings.ts
function findingOf(scene, stack) {
  let waiting = waitingFor(scene.names, stack.frames, waitOf(scene, stack)), asked = "expressions" in waiting ? waiting.expressions : [], question = { scene, stack, forks: lineage(scene, stack.pid), asked };
  switch (waiting.kind) {
    case "emulated":
      return emulated(question);
    case "import":
      return importing(question);
    case "lock":
      return pythonLock(question);
    case "buffer":
      return buffer(question);
    case "native":
      return native(question);
    case "served":
      return waiting.server === "semaphore" ? semaphore(question) : served2(question, waiting.server);
    case "fork":
      return insideFork(question);
    default:
      return finding(question, {});
  }
}
function semaphore(question) {
  let held = pythonLock(question);
  return held.confidence === "low" ? served2(question, "semaphore") : held;
}

// src/diagnosis/words.ts
function summaryOf(told2) {
  return `${sentence(told2).replace(
    /^(?:child|main|process|the)\b/,
    (word) => word.replace(/^./, (first) => first.toUpperCase())
  )} ${hazards[told2.hazard].advice}`;
}
function sentence(told2) {
  return told2.hazard === "lost-thread" ? lost(told2) : told2.hazard === "not-fork" ? notFork2(told2) : told2.hazard === "unknown" ? unknown(told2) : told2.hazard === "native-lock" && !told2.holder ? native2(told2) : orphan(told2);
}
function places(first) {
  return (place) => place ? place !== first && place.file === first?.file ? ` at line ${place.line}` : ` at ${place.file}:${place.line}` : "";
}
function orphan(told2) {
  let { lock, fork, blocked, holder, process } = told2, at3 = places(holder ?? fork), what = lock ? lockWords(lock) : "a lock", waits = told2.failure ? `${process} asked for it in vain and failed${at3(blocked)} (${told2.failure})` : `${process} waits for it for ever${at3(blocked)}`;
  return holder ? `${holder.thread} held ${what}${at3(holder)} when the process forked${at3(fork)}. That thread does not exist in the child, nobody can ever release the lock there, and ${waits}.` : `the process forked${at3(fork)} while ${what} was held, and ${waits}; who held it could not be seen.`;
}
function native2({ lock, fork, blocked, process }) {
  let at3 = places(blocked ?? fork);
  return `${`${process} waits for ${lock ? lockWords(lock) : "native code"} for ever${at3(blocked)}`}: either a thread that the child does not have held it when the process forked${at3(fork)}, or the library's own threads are gone.`;
}
var lockWords = (lock) => /^(?:the|an?|import lock)\s/.test(lock) ? lock.replace(/^import lock/, "the import lock") : `\`${lock}\``;
function lost({ lock, fork, blocked, holder, process }) {
  let at3 = places(blocked ?? fork), waits = `${process} waits${lock ? ` on \`${lock}\`` : ""}${at3(blocked)}`;
  return holder ? `${waits} for ${holder.thread}${at3(holder)}. That thread was not copied when the process forked${at3(fork)}, so it will never answer.` : `${waits} for ever: the thread that would end the wait was not copied by the fork${at3(fork)}.`;
}
function notFork2({ lock, blocked, holder, process, self }) {
  let at3 = places(blocked), waits = `${process} waits for ${lock ? `\`${lock}\`` : "something"}${at3(blocked)}`;
  return self ? `${waits}, which the same thread already holds; no fork is needed for that.` : holder ? `${waits}, which its own living thread ${holder.thread} holds${at3(holder)}; no fork is needed for that.` : `${waits}, and nothing that a fork took away would have ended the wait.`;
}
function unknown({ fork, blocked, process }) {
  let at3 = places(blocked ?? fork), forked = fork ? ` after the fork${at3(fork)}` : "";
  return `${process} can never run again${at3(blocked)}${forked}, but what it waits for could not be found out.`;
}

// src/diagnosis/diagnose.ts
function diagnose(evidence, context) {
  let scene = sceneOf(evidence, context), ranked = suspects(scene).map((stack) => findingOf(scene, stack)).sort((a, b) => score(scene, b) - score(scene, a)), [best2] = ranked, stuck = evidence.stuck.length > 0;
  return best2 && (stuck || isCertain(best2)) ? told(scene, best2) : byTrace(scene) ?? (stuck ? unseen(scene) : null);
}
function suspects(scene) {
  let { stuck, stacks } = scene.evidence, pids = stuck.length > 0 ? stuck : stacks.map((stack) => stack.pid), own = stacks.filter((stack) => pids.includes(stack.pid));
  return stuck.length > 0 ? own : own.filter((stack) => lineage(scene, stack.pid).length > 0);
}
var isCertain = ({ hazard, holder, confidence }) => holder !== null && hazard !== "not-fork" && hazard !== "lost-thread" && confidence === "high", lockKinds = ["import-lock", "orphaned-lock", "buffer-lock", "emulated-lock", "native-lock"], weight = { high: 6, medium: 4, low: 0 };
function score(scene, finding2) {
  let { hazard, holder, stack, confidence } = finding2, isMain = mainStack(scene, stack.pid) === stack, order = scene.evidence.stuck.indexOf(stack.pid);
  return kindScore(hazard, holder !== null) + weight[confidence] + (isMain ? 10 : 0) - order / 100;
}
function kindScore(hazard, held) {
  return lockKinds.includes(hazard) ? held ? 100 : 50 : hazard === "lost-thread" ? held ? 80 : 30 : hazard === "not-fork" ? held ? 60 : 20 : 0;
}
function told(scene, finding2, failure = null) {
  let { hazard, lock, stack, fork, holder, because, confidence } = finding2, forkStack = fork ? forker(fork) : null, forkPlace = forkStack ? ownFrame(scene, forkStack.frames) : null, blocked = threadPlace(scene, stack), held = holderPlace(scene, finding2), places2 = {
    hazard,
    lock,
    fork: forkPlace && published(scene, forkPlace),
    blocked: blocked && { ...inThread(scene, blocked), pid: stack.pid },
    holder: held && inThread(scene, held)
  }, process = processName(scene, stack.pid), pages = (frames) => frames.map((frame) => published(scene, frame));
  return {
    ...places2,
    summary: summaryOf({ ...places2, process, self: holder === stack, failure }),
    confidence,
    because,
    frames: {
      fork: pages(forkStack?.frames ?? []),
      blocked: pages(stack.frames),
      holder: pages(holder?.frames ?? [])
    },
    page: hazard
  };
}
function inThread(scene, place) {
  return { ...published(scene, place), thread: place.thread };
}
function holderPlace(scene, { holder, holderPlace: shown }) {
  return shown ? { ...shown, thread: holder ? threadName(scene, holder) : "a thread of the parent" } : holder ? threadPlace(scene, holder) : null;
}
function processName(scene, pid) {
  let known = scene.evidence.processes.find((one) => one.pid === pid)?.name;
  return known ? `${known} (pid ${pid})` : `process ${pid}`;
}
function byTrace(scene) {
  for (let asked of neverGot(scene.evidence.trace)) {
    let { pid, ident } = asked, failure = scene.evidence.uncaught.find((one) => one.pid === pid), frames = failure?.frames ?? (asked.place ? [asked.place] : []), name = failure ? "MainThread" : asked.thread, question = { scene, stack: { pid, ident: failure ? null : ident, tid: null, name, frames }, forks: lineage(scene, pid), asked: [] }, because = ["the trace shows that the child asked for the lock and never got it"];
    failure && because.push(`the child failed with ${failure.type}: ${failure.text.slice(0, 200)}`);
    let holder = tracedHolder(question, because);
    if (!holder) continue;
    let found = finding(question, { hazard: "emulated-lock", ...holder });
    return told(scene, found, failure?.type ?? null);
  }
  return null;
}
function neverGot(trace) {
  return trace.filter(
    (asked) => asked.did === "asked" && !trace.some(
      (one) => one.did === "got" && one.pid === asked.pid && one.ident === asked.ident && one.time >= asked.time
    )
  );
}
var MAX_MISSING = 3;
function unseen(scene) {
  let pid = scene.evidence.stuck[0], stack = { pid, ident: null, tid: pid, name: null, frames: [] }, forks = lineage(scene, pid), lost2 = forks.slice(0, 1).flatMap(lostThreads), because = [
    ...scene.evidence.missing.slice(0, MAX_MISSING).map((one) => `not seen: ${one}`),
    ...lost2.map((one) => `not copied by the fork: ${standing(scene, one)}`)
  ];
  return told(scene, finding({ scene, stack, forks, asked: [] }, { because }));
}
export {
  diagnose
};
