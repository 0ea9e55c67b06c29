import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// node_modules/shlex/shlex.js
var Shlexer = class {
  constructor(string) {
    this.i = 0, this.string = string, this.whitespace = ` 	\r
`, this.quotes = `'"`, this.escapes = "\\", this.escapedQuotes = '"', this.ansiCQuotes = !0, this.localeQuotes = !0, this.debug = !1;
  }
  readChar() {
    return this.string.charAt(this.i++);
  }
  processEscapes(string, quote2, isAnsiCQuote) {
    if (!isAnsiCQuote && !this.escapedQuotes.includes(quote2))
      return string;
    let anyEscape = "[" + this.escapes.replace(/(.)/g, "\\$1") + "]";
    if (!isAnsiCQuote && this.escapedQuotes.includes(quote2)) {
      let re = new RegExp(
        anyEscape + "(" + anyEscape + "|\\" + quote2 + ")",
        "g"
      );
      return string.replace(re, "$1");
    }
    if (isAnsiCQuote) {
      let patterns = {
        // Literal characters
        "([\\\\'\"?])": (x) => x,
        // Non-printable ASCII characters
        a: () => "\x07",
        b: () => "\b",
        "e|E": () => "\x1B",
        f: () => "\f",
        n: () => `
`,
        r: () => "\r",
        t: () => "	",
        v: () => "\v",
        // Octal bytes
        "([0-7]{1,3})": (x) => String.fromCharCode(parseInt(x, 8)),
        // Hexadecimal bytes
        "x([0-9a-fA-F]{1,2})": (x) => String.fromCharCode(parseInt(x, 16)),
        // Unicode code units
        "u([0-9a-fA-F]{1,4})": (x) => String.fromCharCode(parseInt(x, 16)),
        "U([0-9a-fA-F]{1,8})": (x) => String.fromCharCode(parseInt(x, 16)),
        // Control characters
        // https://en.wikipedia.org/wiki/Control_character#How_control_characters_map_to_keyboards
        "c(.)": (x) => x === "?" ? "\x7F" : x === "@" ? "\0" : String.fromCharCode(x.charCodeAt(0) & 31)
      }, re = new RegExp(
        anyEscape + "(" + Object.keys(patterns).join("|") + ")",
        "g"
      );
      return string.replace(re, function(m, p1) {
        for (let matched in patterns) {
          let mm = new RegExp("^" + matched + "$").exec(p1);
          if (mm !== null)
            return patterns[matched].apply(null, mm.slice(1));
        }
      });
    }
  }
  *[Symbol.iterator]() {
    let inQuote = !1, inDollarQuote = !1, escaped = !1, lastDollar = -2, token;
    for (this.debug && console.log("full input:", ">" + this.string + "<"); ; ) {
      let pos = this.i, char = this.readChar();
      if (this.debug && console.log(
        "position:",
        pos,
        "input:",
        ">" + char + "<",
        "accumulated:",
        token,
        "inQuote:",
        inQuote,
        "inDollarQuote:",
        inDollarQuote,
        "lastDollar:",
        lastDollar,
        "escaped:",
        escaped
      ), char === "") {
        if (inQuote)
          throw new Error("Got EOF while in a quoted string");
        if (escaped)
          throw new Error("Got EOF while in an escape sequence");
        token !== void 0 && (yield token);
        return;
      }
      if (escaped) {
        char === `
` || (inQuote ? token = (token || "") + escaped + char : token = (token || "") + char), escaped = !1;
        continue;
      }
      if (this.escapes.includes(char) && (!inQuote || inDollarQuote !== !1 || this.escapedQuotes.includes(inQuote))) {
        escaped = char;
        continue;
      }
      if (inQuote !== !1) {
        if (char === inQuote) {
          token = this.processEscapes(token, inQuote, inDollarQuote === "'"), inQuote = !1, inDollarQuote = !1;
          continue;
        }
        token = (token || "") + char;
        continue;
      }
      if (this.quotes.includes(char)) {
        inQuote = char, lastDollar === pos - 1 && (char === "'" && !this.ansiCQuotes || char === '"' && !this.localeQuotes || (inDollarQuote = char)), token = token || "", inDollarQuote !== !1 && (token = token.slice(0, -1));
        continue;
      }
      if (inQuote === !1 && char === "$" && (lastDollar = pos), this.whitespace.includes(char)) {
        token !== void 0 && (yield token), token = void 0;
        continue;
      }
      token = (token || "") + char;
    }
  }
};
function split(s) {
  return Array.from(new Shlexer(s));
}
function quote(s) {
  return s === "" ? "''" : /[^\w@%\-+=:,./]/.test(s) ? ("'" + s.replace(/('+)/g, `'"$1"'`) + "'").replace(/^''|''$/g, "") : s;
}
function join(args) {
  if (!Array.isArray(args))
    throw new TypeError("args should be an array");
  return args.map(quote).join(" ");
}

export {
  split,
  join
};
