"""Reads Python source for the program: parses it, never imports or runs it.

    python -I -S reader.py [QUESTION ANSWER]

Standard input (or the file QUESTION) has one JSON object, {"held": [{"file", "line", "paths",
"spot"}], "facts": {...}}, and standard output (or ANSWER) gets one with the answers. It runs on the
case's own interpreter, so that each Python is read by its own rules; a file that does not parse is
"unknown".

held: does a frame that stands at `line` hold the lock that its code calls by one of `paths`?
`spot` says which part of the line it is about: [line, end, column, end], or before Python 3.11 the
[opcode], or null.
  "held"      it is in the body of a `with` on it, or behind an acquire() that nothing in between
              gives back
  "given"     the call that it is in gives it back itself: release(), or the wait() of a condition
  "unknown"   the code does not say

facts: what the files say, for the diagnosis; see facts.py.
"""
import ast
import json
import os
import re
import stat
import sys
from opcode import opname

ENTERS = ("SETUP_WITH", "SETUP_ASYNC_WITH", "BEFORE_ASYNC_WITH", "GET_AWAITABLE", "YIELD_FROM")
RELEASES = ("release", "_release_save")
GIVES_BACK = RELEASES + ("wait", "wait_for")
MAX_BYTES = 4 << 20
SCOPES = tuple(
    getattr(ast, name)
    for name in ("FunctionDef", "AsyncFunctionDef", "Lambda", "ClassDef")
    if hasattr(ast, name)
)
WITHS = tuple(getattr(ast, name) for name in ("With", "AsyncWith") if hasattr(ast, name))


def dotted(node):
    """`a.b.c` as text, or None for any other expression."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join([node.id] + names[::-1])


class Spot(object):
    """Where a frame stands: a line, and where that is known the part of it."""

    def __init__(self, line, numbers):
        self.line = line
        self.span = None
        self.opcode = numbers[0] if numbers and len(numbers) == 1 else None
        if numbers and len(numbers) == 4:
            self.span = (numbers[0], numbers[2]), (numbers[1], numbers[3])

    def is_in(self, node):
        if self.span is None:
            return first_line(node) <= self.line <= last_line(node)
        start = first_line(node), getattr(node, "col_offset", 0)
        if start[0] != node.lineno:  # decorators come first
            start = start[0], 0
        end = node.end_lineno, node.end_col_offset
        return start <= self.span[0] and self.span[1] <= end

    def enters(self):
        """Before Python 3.11: at the instruction that enters a `with`."""
        return self.opcode is not None and opname[self.opcode] in ENTERS


def last_line(node):
    end = getattr(node, "end_lineno", None)
    if end is not None:
        return end
    return max([getattr(one, "lineno", 0) for one in ast.walk(node)] or [0])


def first_line(node):
    return min([node.lineno] + [one.lineno for one in getattr(node, "decorator_list", [])])


def blocks_of(node):
    """The lists of statements that a statement holds."""
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        if isinstance(block, list):
            yield block
    for part in getattr(node, "handlers", []) + getattr(node, "cases", []):
        yield part.body


def way_to(block, spot):
    """[(block, index)] of the statements that hold the spot, outermost first."""
    for index, statement in enumerate(block):
        if spot.is_in(statement):
            inner = [way_to(one, spot) for one in blocks_of(statement)]
            return [(block, index)] + next((way for way in inner if way), [])
    return []


def within_scope(way):
    """The part of a way that lies in its innermost function: a frame does nothing outside of it."""
    starts = [at for at, (block, index) in enumerate(way[:-1]) if isinstance(block[index], SCOPES)]
    return way[starts[-1] + 1 :] if starts else way


def own_nodes(node):
    """All nodes of a statement but those of functions that it defines."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, SCOPES):
            for one in own_nodes(child):
                yield one


def header_of(statement):
    """The expressions of a compound statement's first line; of a simple one, all."""
    blocks = [id(one) for block in blocks_of(statement) for one in block]
    return [child for child in ast.iter_child_nodes(statement) if id(child) not in blocks]


def calls(nodes, names, paths):
    """Whether a method of such a name is called on what one of the paths means."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and dotted(node.func.value) in paths
        for top in nodes
        for node in own_nodes(top)
    )


def takes(statement, paths):
    """`lock.acquire()` alone, without a limit and without a question."""
    call = getattr(statement, "value", None)
    plain = isinstance(statement, ast.Expr) and isinstance(call, ast.Call)
    return plain and not call.args and not call.keywords and calls([call], ("acquire",), paths)


def binds(node):
    """What a node gives another meaning to: names, or attributes of names."""
    if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
        return [dotted(node)]
    if isinstance(node, ast.alias):
        return [(node.asname or node.name).split(".")[0]]
    return [getattr(node, "name", None)]  # of a function, a class, an exception


def still(paths, statements):
    """The paths that mean the same after the statements, however often they were run."""
    nodes = [
        node
        for top in statements
        for node in ([top] if isinstance(top, SCOPES) else own_nodes(top))
    ]
    bound = [name for node in nodes for name in binds(node)]
    return [path for path in paths if not any((path + ".").startswith("%s." % one) for one in bound)]


def in_body(statement, spot, paths):
    """Whether the spot lies behind the entering of a `with` on the lock."""
    if not isinstance(statement, WITHS):
        return False
    paths = still(paths, statement.body)
    items = getattr(statement, "items", None) or [statement]
    own = [at for at, item in enumerate(items) if dotted(item.context_expr) in paths]
    if not own:
        return False
    if spot.span is not None:
        behind = statement.body + [item.context_expr for item in items[own[0] + 1:]]
        return any(spot.is_in(node) for node in behind)
    first = statement.body[0].lineno
    on_header = spot.line <= max(last_line(item.context_expr) for item in items)
    # On one line the opcode alone tells the body from the entering, if only one lock is entered.
    known = spot.opcode is not None and len(items) == 1 and not spot.enters()
    return spot.line >= first and (known or not on_header)


def before(block, index, paths):
    """What the statements before one in its block leave of the lock; None where nothing."""
    for at in range(index - 1, -1, -1):
        if calls([block[at]], RELEASES, paths):
            return "unknown"  # perhaps in a branch, perhaps taken again
        if takes(block[at], still(paths, block[at + 1 : index + 1])):
            return "held"
    return None


def held(tree, spot, paths):
    way = within_scope(way_to(tree.body, spot))
    if not way:
        return "unknown"
    block, index = way[-1]
    if calls(header_of(block[index]), GIVES_BACK, paths):
        return "given"
    for block, index in way[::-1]:
        if in_body(block[index], spot, paths):
            return "held"
        found = before(block, index, paths)
        if found:
            return found
    return "unknown"


def path_of(name):
    """The bytes of a name of a file, in which a lone surrogate is a byte that is no text."""
    parts = re.split(u"(?<![\ud800-\udbff])([\udc80-\udcff])", name)
    odd = [bytes(bytearray([ord(one) - 0xDC00])) for one in parts[1::2]] + [b""]
    return b"".join(text.encode("utf-8") + byte for text, byte in zip(parts[::2], odd))


def read(file):
    """The bytes of a regular file: names come from the program, and may lead to a pipe."""
    number = os.open(path_of(file), os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(number, "rb") as source:
        status = os.fstat(number)
        # Those of /proc say that they are regular and empty, and may never end.
        if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= MAX_BYTES:
            raise ValueError(file)
        return source.read(MAX_BYTES)


def parsed(file, known={}):  # noqa: B006
    if file not in known:
        try:
            known[file] = ast.parse(read(file), file)
        except Exception:
            known[file] = None
    return known[file]


def answer(question):
    try:
        tree = parsed(question["file"])
        spot = Spot(question["line"], question.get("spot"))
        return held(tree, spot, question["paths"]) if tree else "unknown"
    except RuntimeError:  # too deep
        return "unknown"


def answers(questions):
    found = {}
    if "held" in questions:
        found["held"] = [answer(one) for one in questions["held"]]
    if "facts" in questions:
        from facts import facts

        found["facts"] = facts(questions["facts"], path_of)
    return found


def main():
    if len(sys.argv) < 3:
        stdin = getattr(sys.stdin, "buffer", sys.stdin)
        asked = stdin.read().decode("utf-8")  # type: ignore
        json.dump(answers(json.loads(asked)), sys.stdout)
        return
    with open(sys.argv[1], "rb") as question:
        found = answers(json.loads(question.read().decode("utf-8")))
    with open(sys.argv[2], "w") as answer:
        json.dump(found, answer)


if __name__ == "__main__":
    main()
