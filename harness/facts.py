"""What Python source says, as plain data: the statements of a file, with their expressions.

A file is parsed by the interpreter that runs this, never imported or run. Only a regular file below
one of the folders that were named, or of the interpreter's own, is opened.

Statement: {kind, line, end, parent, branch, parts, binds, names} and what its kind has of its own.
`end` is the last line of a compound statement's head. `parent` is the index of the statement whose
block `branch` holds it. `binds` are [target, value, how]: the target "is" the value, or is an
"element" of it.

Expression: {is, ...} with `is` one of name, attribute, item, call, text, number, list, other. A
name that is bound in the midst of an expression has the `value`.
"""
import ast
import os
import stat
import sys
import time

MAX_BYTES = 2 << 20
MAX_NODES = 400000
MAX_SECONDS = 3
TEXT = type(u"")
LAMBDAS = (ast.Lambda,)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def text_of(value):
    if isinstance(value, TEXT):
        return value
    if isinstance(value, str):
        return value.decode("utf-8", "replace")  # type: ignore
    return None


def kinds(*names):
    return tuple(getattr(ast, name) for name in names if hasattr(ast, name))


FUNCTIONS = kinds("FunctionDef", "AsyncFunctionDef")
WITHS = kinds("With", "AsyncWith")
LOOPS = kinds("For", "AsyncFor")
PRINTS = kinds("Print")
ASSIGNS = kinds("Assign", "AnnAssign")
WALRUS = kinds("NamedExpr")
TRANSPARENT = kinds("Await", "Starred", "Repr")
YIELDS = kinds("Yield", "YieldFrom")
OLD_STRINGS = () if hasattr(ast, "Constant") and sys.version_info >= (3, 8) else kinds("Str")
OLD_NUMBERS = () if OLD_STRINGS == () else kinds("Num", "NameConstant", "Ellipsis", "Bytes")


class Reading(object):
    """One file's statements in the order of the source."""

    def __init__(self, budget):
        self.statements = []
        self.budget = budget

    # Expressions

    def expression(self, node):
        self.budget[0] -= 1
        if self.budget[0] < 0:
            raise ValueError("too long")
        make = self.makers.get(type(node).__name__)
        return make(self, node) if make else self.other(node)

    def other(self, node):
        return {"is": "other", "parts": self.all(ast.iter_child_nodes(node))}

    def all(self, nodes):
        return [self.expression(one) for one in nodes if isinstance(one, PARTS)]

    def name(self, node):
        return {"is": "name", "name": node.id}

    def walrus(self, node):
        return dict(self.expression(node.target), value=self.expression(node.value))

    def attribute(self, node):
        return {"is": "attribute", "of": self.expression(node.value), "name": node.attr}

    def item(self, node):
        index = getattr(node.slice, "value", node.slice) if OLD_INDEX else node.slice
        return {"is": "item", "of": self.expression(node.value), "index": self.expression(index)}

    def call(self, node):
        args = list(node.args) + [getattr(node, one, None) for one in ("starargs", "kwargs")]
        named = [[one.arg, self.expression(one.value)] for one in node.keywords]
        return {"is": "call", "of": self.expression(node.func), "line": node.lineno,
                "args": self.all([one for one in args if one is not None]), "named": named}

    def transparent(self, node):
        return self.expression(node.value)

    def string(self, node):
        return {"is": "text", "text": text_of(node.s) or u""}

    def number(self, node):
        value = getattr(node, "n", getattr(node, "value", None))
        return {"is": "number", "text": repr(value)[:40]}

    def constant(self, node):
        if isinstance(node.value, TEXT):
            return {"is": "text", "text": node.value}
        return {"is": "number", "text": repr(node.value)[:40]}

    def list(self, node):
        return {"is": "list", "parts": self.all(node.elts)}

    makers = {
        "Name": name, "NamedExpr": walrus, "Attribute": attribute, "Subscript": item, "Call": call,
        "Tuple": list,
        "List": list, "Set": list, "Constant": constant, "Str": string, "Num": number,
        "NameConstant": number, "Await": transparent, "Starred": transparent,
    }

    # Statements

    def block(self, nodes, parent, branch):
        for node in nodes:
            self.statement(node, parent, branch)

    def statement(self, node, parent, branch):
        index = len(self.statements)
        head = head_of(node)
        found = {"kind": kind_of(node), "line": node.lineno, "parent": parent, "branch": branch,
                 "end": max([node.lineno] + [last_line(one) for one in head]),
                 "parts": self.all(head), "binds": self.binds(node, head), "names": names_in(head)}
        first = min([node.lineno] + [one.lineno for one in getattr(node, "decorator_list", [])])
        found["line"] = min(first, found["line"])
        found.update(self.own(node))
        if any(isinstance(one, YIELDS) for top in head for one in walk(top)):
            found["yields"] = True
        self.statements.append(found)
        for name, block in blocks_of(node):
            self.block(block, index, name)
        for at, part in enumerate(getattr(node, "handlers", [])):
            self.part(part, index, "except", at)
        for at, part in enumerate(getattr(node, "cases", [])):
            self.part(part, index, "case", at)

    def part(self, node, parent, kind, at):
        """An `except` or a `case`, which are no statements of their own in the tree."""
        index = len(self.statements)
        line = getattr(getattr(node, "pattern", node), "lineno", None) or node.body[0].lineno
        head = [one for one in (getattr(node, "type", None), getattr(node, "guard", None)) if one]
        name = getattr(node, "name", None)
        name = getattr(name, "id", name)
        self.statements.append({
            "kind": kind, "line": line, "end": line, "parent": parent, "branch": "%s%d" % (kind, at),
            "parts": self.all(head), "binds": [], "names": [name] if name else []})
        self.block(node.body, index, "body")

    def binds(self, node, head):
        found = []
        if isinstance(node, ASSIGNS) and node.value is not None:
            for target in getattr(node, "targets", None) or [node.target]:
                found += self.pairs(target, node.value, "is")
        if isinstance(node, LOOPS):
            found += self.pairs(node.target, node.iter, "element")
        for value, target in with_items(node):
            if target is not None:
                found += self.pairs(target, value, "is")
        for one in (inner for top in head for inner in walk(top)):
            if isinstance(one, WALRUS):
                found += self.pairs(one.target, one.value, "is")
            if isinstance(one, ast.comprehension):
                found += self.pairs(one.target, one.iter, "element")
        return found

    def pairs(self, target, value, how):
        """`a, b = c, d` binds a to c and b to d."""
        inner = getattr(target, "elts", None)
        if inner is None:
            return [[self.expression(target), self.expression(value), how]]
        others = getattr(value, "elts", None)
        if how == "is" and others is not None and len(others) == len(inner):
            return [pair for one, other in zip(inner, others)
                    for pair in self.pairs(one, other, how)]
        return []

    def own(self, node):
        """What a kind of statement has of its own."""
        if isinstance(node, FUNCTIONS):
            return {"name": node.name, "parameters": parameters(node.args),
                    "defaults": self.defaults(node.args)}
        if isinstance(node, ast.ClassDef):
            return {"name": node.name, "bases": self.all(node.bases)}
        if isinstance(node, WITHS):
            return {"items": [self.expression(value) for value, _ in with_items(node)]}
        if isinstance(node, LOOPS):
            return {"iterates": self.expression(node.iter)}
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return {"imports": imports(node)}
        if type(node).__name__ in ("Global", "Nonlocal"):
            return {"outer": node.names}
        if isinstance(node, PRINTS):
            named = [["file", self.expression(node.dest)]] if node.dest else []
            call = {"is": "call", "of": {"is": "name", "name": "print"}, "args": [], "named": named,
                    "line": node.lineno}
            return {"parts": [call] + self.all(node.values)}
        return {}

    def defaults(self, args):
        plain = [arg_name(one) for one in getattr(args, "posonlyargs", []) + args.args]
        pairs = list(zip(plain[len(plain) - len(args.defaults):], args.defaults))
        pairs += [(one.arg, value) for one, value in
                  zip(getattr(args, "kwonlyargs", []), getattr(args, "kw_defaults", [])) if value]
        return [[name, self.expression(value)] for name, value in pairs]


PARTS = (ast.expr, ast.comprehension, ast.slice if hasattr(ast, "slice") else ast.expr,
         ast.keyword, ast.arguments) + kinds("arg", "withitem", "Interpolation")
OLD_INDEX = sys.version_info < (3, 9)
KINDS = {
    "FunctionDef": "function", "AsyncFunctionDef": "function", "ClassDef": "class", "With": "with",
    "AsyncWith": "with", "For": "for", "AsyncFor": "for", "TryExcept": "try", "TryFinally": "try",
    "TryStar": "try", "ImportFrom": "import", "AnnAssign": "assign", "Print": "expr",
}
BLOCKS = ("body", "orelse", "finalbody")


def kind_of(node):
    name = type(node).__name__
    return KINDS.get(name, name.lower())


def blocks_of(node):
    for name in BLOCKS:
        block = getattr(node, name, None)
        if isinstance(block, list):
            yield name, block


def head_of(node):
    """The expressions of a compound statement's head; of a simple one, all."""
    inner = {id(one) for _, block in blocks_of(node) for one in block}
    return [one for one in ast.iter_child_nodes(node)
            if id(one) not in inner and not isinstance(one, ast.stmt)
            and type(one).__name__ not in ("ExceptHandler", "match_case", "alias")
            and (isinstance(one, PARTS))]


def walk(node):
    """All nodes of an expression but those of functions within."""
    yield node
    if isinstance(node, LAMBDAS):
        return
    for child in ast.iter_child_nodes(node):
        for one in walk(child):
            yield one


def last_line(node):
    end = getattr(node, "end_lineno", None)
    return end or max([getattr(one, "lineno", 0) for one in ast.walk(node)] or [0])


def names_in(head):
    return sorted({one.id for top in head for one in walk(top)
                      if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)})


def with_items(node):
    if not isinstance(node, WITHS):
        return []
    items = getattr(node, "items", None) or [node]
    return [(one.context_expr, one.optional_vars) for one in items]


def arg_name(one):
    return getattr(one, "arg", getattr(one, "id", "")) if one is not None else ""


def parameters(args):
    plain = [arg_name(one) for one in getattr(args, "posonlyargs", []) + args.args]
    star, stars = [one and (one if isinstance(one, str) else arg_name(one))
                   for one in (args.vararg, args.kwarg)]
    only = [arg_name(one) for one in getattr(args, "kwonlyargs", [])]
    return plain + ([star] if star else []) + only + ([stars] if stars else [])


def imports(node):
    origin = None
    if isinstance(node, ast.ImportFrom):
        origin = "." * (node.level or 0) + (node.module or "")
    return [[origin, one.name, one.asname] for one in node.names]


def is_below(path, folders):
    return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
               for folder in folders)


def read_text(file, folders):
    """The bytes of a regular file below one of the folders, links followed, else None."""
    path = os.path.realpath(file)
    if not os.path.isabs(file) or not is_below(path, folders) or not stat.S_ISREG(os.lstat(path).st_mode):
        return None
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(handle)
        # A folder on the way may have become a link since the first question.
        if not stat.S_ISREG(status.st_mode) or os.path.realpath(path) != path:
            return None
        if status.st_size > MAX_BYTES:
            return None
        parts = []
        while sum(map(len, parts)) <= MAX_BYTES:
            part = os.read(handle, MAX_BYTES)
            if not part:
                return b"".join(parts)
            parts.append(part)
    finally:
        os.close(handle)


def statements_of(file, folders, budget):
    try:
        text = read_text(file, folders)
        if text is None:
            return None
        reading = Reading(budget)
        reading.block(ast.parse(text, "<source>").body, -1, "body")
        return {"statements": reading.statements, "lines": lines_of(text)}
    except Exception:  # no Python of this version, or too deep: nothing is known of it
        return None


def lines_of(text):
    return [line[:200].rstrip() for line in text.decode("utf-8", "replace").split(u"\n")]


def library():
    """The folders of the interpreter's own library."""
    found = [os.path.dirname(os.__file__)]
    pypy = getattr(sys, "pypy_version_info", None)
    if pypy:
        found += [path for path in sys.path if os.path.basename(path) in ("lib_pypy",)]
    found += [path for path in sys.path if os.path.basename(path) == "lib-dynload"]
    return sorted(set(found + [os.path.realpath(one) for one in found]))


def facts(question):
    """{"files": [...], "below": [...]} -> {"library": [...], "files": {file: {...} or null}}."""
    own = library()
    prefixes = [sys.prefix, getattr(sys, "base_prefix", sys.prefix)]
    folders = [os.path.realpath(one) for one in question["below"] + own + prefixes]
    folders = [one for one in folders if one != os.sep]
    until, budget = time.time() + MAX_SECONDS, [MAX_NODES]
    found = {}
    for file in question["files"]:
        found[file] = statements_of(file, folders, budget) if time.time() < until else None
    return {"library": own, "files": found}
