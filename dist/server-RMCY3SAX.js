import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/mongodb/server.ts
import { once } from "node:events";
import { createServer } from "node:net";
import { pipeline } from "node:stream/promises";

// node_modules/bson/lib/bson.node.mjs
var TypedArrayPrototypeGetSymbolToStringTag = (() => {
  let g = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  return (value) => g.call(value);
})();
function isUint8Array(value) {
  return TypedArrayPrototypeGetSymbolToStringTag(value) === "Uint8Array";
}
function isAnyArrayBuffer(value) {
  return typeof value == "object" && value != null && Symbol.toStringTag in value && (value[Symbol.toStringTag] === "ArrayBuffer" || value[Symbol.toStringTag] === "SharedArrayBuffer");
}
function isRegExp(regexp2) {
  return regexp2 instanceof RegExp || Object.prototype.toString.call(regexp2) === "[object RegExp]";
}
function isMap(value) {
  return typeof value == "object" && value != null && Symbol.toStringTag in value && value[Symbol.toStringTag] === "Map";
}
function isDate(date) {
  return date instanceof Date || Object.prototype.toString.call(date) === "[object Date]";
}
function defaultInspect(x, _options) {
  return JSON.stringify(x, (k, v) => typeof v == "bigint" ? { $numberLong: `${v}` } : isMap(v) ? Object.fromEntries(v) : v);
}
function getStylizeFunction(options) {
  if (options != null && typeof options == "object" && "stylize" in options && typeof options.stylize == "function")
    return options.stylize;
}
var BSON_MAJOR_VERSION = 7, BSON_VERSION_SYMBOL = /* @__PURE__ */ Symbol.for("@@mdb.bson.version"), BSON_INT32_MAX = 2147483647, BSON_INT32_MIN = -2147483648, BSON_INT64_MAX = Math.pow(2, 63) - 1, BSON_INT64_MIN = -Math.pow(2, 63), JS_INT_MAX = Math.pow(2, 53), JS_INT_MIN = -Math.pow(2, 53), BSON_DATA_NUMBER = 1, BSON_DATA_STRING = 2, BSON_DATA_OBJECT = 3, BSON_DATA_ARRAY = 4, BSON_DATA_BINARY = 5, BSON_DATA_UNDEFINED = 6, BSON_DATA_OID = 7, BSON_DATA_BOOLEAN = 8, BSON_DATA_DATE = 9, BSON_DATA_NULL = 10, BSON_DATA_REGEXP = 11, BSON_DATA_DBPOINTER = 12, BSON_DATA_CODE = 13, BSON_DATA_SYMBOL = 14, BSON_DATA_CODE_W_SCOPE = 15, BSON_DATA_INT = 16, BSON_DATA_TIMESTAMP = 17, BSON_DATA_LONG = 18, BSON_DATA_DECIMAL128 = 19, BSON_DATA_MIN_KEY = 255, BSON_DATA_MAX_KEY = 127, BSON_BINARY_SUBTYPE_DEFAULT = 0, BSON_BINARY_SUBTYPE_UUID_NEW = 4, BSONType = Object.freeze({
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127
}), BSONError = class extends Error {
  get bsonError() {
    return !0;
  }
  get name() {
    return "BSONError";
  }
  constructor(message, options) {
    super(message, options);
  }
  static isBSONError(value) {
    return value != null && typeof value == "object" && "bsonError" in value && value.bsonError === !0 && "name" in value && "message" in value && "stack" in value;
  }
}, BSONVersionError = class extends BSONError {
  get name() {
    return "BSONVersionError";
  }
  constructor() {
    super(`Unsupported BSON version, bson types must be from bson ${BSON_MAJOR_VERSION}.x.x`);
  }
}, BSONRuntimeError = class extends BSONError {
  get name() {
    return "BSONRuntimeError";
  }
  constructor(message) {
    super(message);
  }
}, BSONOffsetError = class extends BSONError {
  get name() {
    return "BSONOffsetError";
  }
  offset;
  constructor(message, offset, options) {
    super(`${message}. offset: ${offset}`, options), this.offset = offset;
  }
}, TextDecoderFatal, TextDecoderNonFatal;
function parseUtf8(buffer2, start, end, fatal) {
  if (fatal) {
    TextDecoderFatal ??= new TextDecoder("utf8", { fatal: !0 });
    try {
      return TextDecoderFatal.decode(buffer2.subarray(start, end));
    } catch (cause) {
      throw new BSONError("Invalid UTF-8 string in BSON document", { cause });
    }
  }
  return TextDecoderNonFatal ??= new TextDecoder("utf8", { fatal: !1 }), TextDecoderNonFatal.decode(buffer2.subarray(start, end));
}
function tryReadBasicLatin(uint8array, start, end) {
  if (uint8array.length === 0)
    return "";
  let stringByteLength = end - start;
  if (stringByteLength === 0)
    return "";
  if (stringByteLength > 20)
    return null;
  if (stringByteLength === 1 && uint8array[start] < 128)
    return String.fromCharCode(uint8array[start]);
  if (stringByteLength === 2 && uint8array[start] < 128 && uint8array[start + 1] < 128)
    return String.fromCharCode(uint8array[start]) + String.fromCharCode(uint8array[start + 1]);
  if (stringByteLength === 3 && uint8array[start] < 128 && uint8array[start + 1] < 128 && uint8array[start + 2] < 128)
    return String.fromCharCode(uint8array[start]) + String.fromCharCode(uint8array[start + 1]) + String.fromCharCode(uint8array[start + 2]);
  let latinBytes = [];
  for (let i = start; i < end; i++) {
    let byte = uint8array[i];
    if (byte > 127)
      return null;
    latinBytes.push(byte);
  }
  return String.fromCharCode(...latinBytes);
}
function tryWriteBasicLatin(destination, source, offset) {
  if (source.length === 0)
    return 0;
  if (source.length > 25 || destination.length - offset < source.length)
    return null;
  for (let charOffset = 0, destinationOffset = offset; charOffset < source.length; charOffset++, destinationOffset++) {
    let char = source.charCodeAt(charOffset);
    if (char > 127)
      return null;
    destination[destinationOffset] = char;
  }
  return source.length;
}
function nodejsMathRandomBytes(byteLength) {
  return nodeJsByteUtils.fromNumberArray(Array.from({ length: byteLength }, () => Math.floor(Math.random() * 256)));
}
function nodejsSecureRandomBytes(byteLength) {
  return crypto.getRandomValues(nodeJsByteUtils.allocate(byteLength));
}
var nodejsRandomBytes = (() => {
  let { crypto: crypto2 } = globalThis;
  return crypto2 != null && typeof crypto2.getRandomValues == "function" ? nodejsSecureRandomBytes : nodejsMathRandomBytes;
})(), nodeJsByteUtils = {
  isUint8Array,
  toLocalBufferType(potentialBuffer) {
    if (Buffer.isBuffer(potentialBuffer))
      return potentialBuffer;
    if (ArrayBuffer.isView(potentialBuffer))
      return Buffer.from(potentialBuffer.buffer, potentialBuffer.byteOffset, potentialBuffer.byteLength);
    let stringTag = potentialBuffer?.[Symbol.toStringTag] ?? Object.prototype.toString.call(potentialBuffer);
    if (stringTag === "ArrayBuffer" || stringTag === "SharedArrayBuffer" || stringTag === "[object ArrayBuffer]" || stringTag === "[object SharedArrayBuffer]")
      return Buffer.from(potentialBuffer);
    throw new BSONError("Cannot create Buffer from the passed potentialBuffer.");
  },
  allocate(size) {
    return Buffer.alloc(size);
  },
  allocateUnsafe(size) {
    return Buffer.allocUnsafe(size);
  },
  compare(a, b) {
    return nodeJsByteUtils.toLocalBufferType(a).compare(b);
  },
  concat(list) {
    return Buffer.concat(list);
  },
  copy(source, target, targetStart, sourceStart, sourceEnd) {
    return nodeJsByteUtils.toLocalBufferType(source).copy(target, targetStart ?? 0, sourceStart ?? 0, sourceEnd ?? source.length);
  },
  equals(a, b) {
    return nodeJsByteUtils.toLocalBufferType(a).equals(b);
  },
  fromNumberArray(array) {
    return Buffer.from(array);
  },
  fromBase64(base64) {
    return Buffer.from(base64, "base64");
  },
  fromUTF8(utf8) {
    return Buffer.from(utf8, "utf8");
  },
  toBase64(buffer2) {
    return nodeJsByteUtils.toLocalBufferType(buffer2).toString("base64");
  },
  fromISO88591(codePoints) {
    return Buffer.from(codePoints, "binary");
  },
  toISO88591(buffer2) {
    return nodeJsByteUtils.toLocalBufferType(buffer2).toString("binary");
  },
  fromHex(hex) {
    return Buffer.from(hex, "hex");
  },
  toHex(buffer2) {
    return nodeJsByteUtils.toLocalBufferType(buffer2).toString("hex");
  },
  toUTF8(buffer2, start, end, fatal) {
    let basicLatin = end - start <= 20 ? tryReadBasicLatin(buffer2, start, end) : null;
    if (basicLatin != null)
      return basicLatin;
    let string = nodeJsByteUtils.toLocalBufferType(buffer2).toString("utf8", start, end);
    if (fatal) {
      for (let i = 0; i < string.length; i++)
        if (string.charCodeAt(i) === 65533) {
          parseUtf8(buffer2, start, end, !0);
          break;
        }
    }
    return string;
  },
  utf8ByteLength(input) {
    return Buffer.byteLength(input, "utf8");
  },
  encodeUTF8Into(buffer2, source, byteOffset) {
    let latinBytesWritten = tryWriteBasicLatin(buffer2, source, byteOffset);
    return latinBytesWritten ?? nodeJsByteUtils.toLocalBufferType(buffer2).write(source, byteOffset, void 0, "utf8");
  },
  randomBytes: nodejsRandomBytes,
  swap32(buffer2) {
    return nodeJsByteUtils.toLocalBufferType(buffer2).swap32();
  }
};
function isReactNative() {
  let { navigator } = globalThis;
  return typeof navigator == "object" && navigator.product === "ReactNative";
}
function webMathRandomBytes(byteLength) {
  if (byteLength < 0)
    throw new RangeError(`The argument 'byteLength' is invalid. Received ${byteLength}`);
  return webByteUtils.fromNumberArray(Array.from({ length: byteLength }, () => Math.floor(Math.random() * 256)));
}
var webRandomBytes = (() => {
  let { crypto: crypto2 } = globalThis;
  if (crypto2 != null && typeof crypto2.getRandomValues == "function")
    return (byteLength) => crypto2.getRandomValues(webByteUtils.allocate(byteLength));
  if (isReactNative()) {
    let { console } = globalThis;
    console?.warn?.("BSON: For React Native please polyfill crypto.getRandomValues, e.g. using: https://www.npmjs.com/package/react-native-get-random-values.");
  }
  return webMathRandomBytes;
})(), HEX_DIGIT = /(\d|[a-f])/i, webByteUtils = {
  isUint8Array,
  toLocalBufferType(potentialUint8array) {
    let stringTag = potentialUint8array?.[Symbol.toStringTag] ?? Object.prototype.toString.call(potentialUint8array);
    if (stringTag === "Uint8Array")
      return potentialUint8array;
    if (ArrayBuffer.isView(potentialUint8array))
      return new Uint8Array(potentialUint8array.buffer.slice(potentialUint8array.byteOffset, potentialUint8array.byteOffset + potentialUint8array.byteLength));
    if (stringTag === "ArrayBuffer" || stringTag === "SharedArrayBuffer" || stringTag === "[object ArrayBuffer]" || stringTag === "[object SharedArrayBuffer]")
      return new Uint8Array(potentialUint8array);
    throw new BSONError("Cannot make a Uint8Array from passed potentialBuffer.");
  },
  allocate(size) {
    if (typeof size != "number")
      throw new TypeError(`The "size" argument must be of type number. Received ${String(size)}`);
    return new Uint8Array(size);
  },
  allocateUnsafe(size) {
    return webByteUtils.allocate(size);
  },
  compare(uint8Array, otherUint8Array) {
    if (uint8Array === otherUint8Array)
      return 0;
    let len = Math.min(uint8Array.length, otherUint8Array.length);
    for (let i = 0; i < len; i++) {
      if (uint8Array[i] < otherUint8Array[i])
        return -1;
      if (uint8Array[i] > otherUint8Array[i])
        return 1;
    }
    return uint8Array.length < otherUint8Array.length ? -1 : uint8Array.length > otherUint8Array.length ? 1 : 0;
  },
  concat(uint8Arrays) {
    if (uint8Arrays.length === 0)
      return webByteUtils.allocate(0);
    let totalLength = 0;
    for (let uint8Array of uint8Arrays)
      totalLength += uint8Array.length;
    let result = webByteUtils.allocate(totalLength), offset = 0;
    for (let uint8Array of uint8Arrays)
      result.set(uint8Array, offset), offset += uint8Array.length;
    return result;
  },
  copy(source, target, targetStart, sourceStart, sourceEnd) {
    if (sourceEnd !== void 0 && sourceEnd < 0)
      throw new RangeError(`The value of "sourceEnd" is out of range. It must be >= 0. Received ${sourceEnd}`);
    if (sourceEnd = sourceEnd ?? source.length, sourceStart !== void 0 && (sourceStart < 0 || sourceStart > sourceEnd))
      throw new RangeError(`The value of "sourceStart" is out of range. It must be >= 0 and <= ${sourceEnd}. Received ${sourceStart}`);
    if (sourceStart = sourceStart ?? 0, targetStart !== void 0 && targetStart < 0)
      throw new RangeError(`The value of "targetStart" is out of range. It must be >= 0. Received ${targetStart}`);
    targetStart = targetStart ?? 0;
    let srcSlice = source.subarray(sourceStart, sourceEnd), maxLen = Math.min(srcSlice.length, target.length - targetStart);
    return maxLen <= 0 ? 0 : (target.set(srcSlice.subarray(0, maxLen), targetStart), maxLen);
  },
  equals(uint8Array, otherUint8Array) {
    if (uint8Array.byteLength !== otherUint8Array.byteLength)
      return !1;
    for (let i = 0; i < uint8Array.byteLength; i++)
      if (uint8Array[i] !== otherUint8Array[i])
        return !1;
    return !0;
  },
  fromNumberArray(array) {
    return Uint8Array.from(array);
  },
  fromBase64(base64) {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  },
  fromUTF8(utf8) {
    return new TextEncoder().encode(utf8);
  },
  toBase64(uint8array) {
    return btoa(webByteUtils.toISO88591(uint8array));
  },
  fromISO88591(codePoints) {
    return Uint8Array.from(codePoints, (c) => c.charCodeAt(0) & 255);
  },
  toISO88591(uint8array) {
    return Array.from(Uint16Array.from(uint8array), (b) => String.fromCharCode(b)).join("");
  },
  fromHex(hex) {
    let evenLengthHex = hex.length % 2 === 0 ? hex : hex.slice(0, hex.length - 1), buffer2 = [];
    for (let i = 0; i < evenLengthHex.length; i += 2) {
      let firstDigit = evenLengthHex[i], secondDigit = evenLengthHex[i + 1];
      if (!HEX_DIGIT.test(firstDigit) || !HEX_DIGIT.test(secondDigit))
        break;
      let hexDigit = Number.parseInt(`${firstDigit}${secondDigit}`, 16);
      buffer2.push(hexDigit);
    }
    return Uint8Array.from(buffer2);
  },
  toHex(uint8array) {
    return Array.from(uint8array, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
  toUTF8(uint8array, start, end, fatal) {
    let basicLatin = end - start <= 20 ? tryReadBasicLatin(uint8array, start, end) : null;
    return basicLatin ?? parseUtf8(uint8array, start, end, fatal);
  },
  utf8ByteLength(input) {
    return new TextEncoder().encode(input).byteLength;
  },
  encodeUTF8Into(uint8array, source, byteOffset) {
    let bytes = new TextEncoder().encode(source);
    return uint8array.set(bytes, byteOffset), bytes.byteLength;
  },
  randomBytes: webRandomBytes,
  swap32(buffer2) {
    if (buffer2.length % 4 !== 0)
      throw new RangeError("Buffer size must be a multiple of 32-bits");
    for (let i = 0; i < buffer2.length; i += 4) {
      let byte0 = buffer2[i], byte1 = buffer2[i + 1], byte2 = buffer2[i + 2], byte3 = buffer2[i + 3];
      buffer2[i] = byte3, buffer2[i + 1] = byte2, buffer2[i + 2] = byte1, buffer2[i + 3] = byte0;
    }
    return buffer2;
  }
}, hasGlobalBuffer = typeof Buffer == "function" && Buffer.prototype?._isBuffer !== !0, ByteUtils = hasGlobalBuffer ? nodeJsByteUtils : webByteUtils, bsonType = /* @__PURE__ */ Symbol.for("@@mdb.bson.type"), BSONValue = class {
  get [bsonType]() {
    return this._bsontype;
  }
  get [BSON_VERSION_SYMBOL]() {
    return BSON_MAJOR_VERSION;
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")](depth, options, inspect) {
    return this.inspect(depth, options, inspect);
  }
}, FLOAT = new Float64Array(1), FLOAT_BYTES = new Uint8Array(FLOAT.buffer, 0, 8);
FLOAT[0] = -1;
var isBigEndian = FLOAT_BYTES[7] === 0, NumberUtils = {
  isBigEndian,
  getNonnegativeInt32LE(source, offset) {
    if (source[offset + 3] > 127)
      throw new RangeError(`Size cannot be negative at offset: ${offset}`);
    return source[offset] | source[offset + 1] << 8 | source[offset + 2] << 16 | source[offset + 3] << 24;
  },
  getInt32LE(source, offset) {
    return source[offset] | source[offset + 1] << 8 | source[offset + 2] << 16 | source[offset + 3] << 24;
  },
  getUint32LE(source, offset) {
    return source[offset] + source[offset + 1] * 256 + source[offset + 2] * 65536 + source[offset + 3] * 16777216;
  },
  getUint32BE(source, offset) {
    return source[offset + 3] + source[offset + 2] * 256 + source[offset + 1] * 65536 + source[offset] * 16777216;
  },
  getBigInt64LE(source, offset) {
    let hi = BigInt(source[offset + 4] + source[offset + 5] * 256 + source[offset + 6] * 65536 + (source[offset + 7] << 24)), lo = BigInt(source[offset] + source[offset + 1] * 256 + source[offset + 2] * 65536 + source[offset + 3] * 16777216);
    return (hi << 32n) + lo;
  },
  getFloat64LE: isBigEndian ? (source, offset) => (FLOAT_BYTES[7] = source[offset], FLOAT_BYTES[6] = source[offset + 1], FLOAT_BYTES[5] = source[offset + 2], FLOAT_BYTES[4] = source[offset + 3], FLOAT_BYTES[3] = source[offset + 4], FLOAT_BYTES[2] = source[offset + 5], FLOAT_BYTES[1] = source[offset + 6], FLOAT_BYTES[0] = source[offset + 7], FLOAT[0]) : (source, offset) => (FLOAT_BYTES[0] = source[offset], FLOAT_BYTES[1] = source[offset + 1], FLOAT_BYTES[2] = source[offset + 2], FLOAT_BYTES[3] = source[offset + 3], FLOAT_BYTES[4] = source[offset + 4], FLOAT_BYTES[5] = source[offset + 5], FLOAT_BYTES[6] = source[offset + 6], FLOAT_BYTES[7] = source[offset + 7], FLOAT[0]),
  setInt32BE(destination, offset, value) {
    return destination[offset + 3] = value, value >>>= 8, destination[offset + 2] = value, value >>>= 8, destination[offset + 1] = value, value >>>= 8, destination[offset] = value, 4;
  },
  setInt32LE(destination, offset, value) {
    return destination[offset] = value, value >>>= 8, destination[offset + 1] = value, value >>>= 8, destination[offset + 2] = value, value >>>= 8, destination[offset + 3] = value, 4;
  },
  setBigInt64LE(destination, offset, value) {
    let mask32bits = 0xffffffffn, lo = Number(value & mask32bits);
    destination[offset] = lo, lo >>= 8, destination[offset + 1] = lo, lo >>= 8, destination[offset + 2] = lo, lo >>= 8, destination[offset + 3] = lo;
    let hi = Number(value >> 32n & mask32bits);
    return destination[offset + 4] = hi, hi >>= 8, destination[offset + 5] = hi, hi >>= 8, destination[offset + 6] = hi, hi >>= 8, destination[offset + 7] = hi, 8;
  },
  setFloat64LE: isBigEndian ? (destination, offset, value) => (FLOAT[0] = value, destination[offset] = FLOAT_BYTES[7], destination[offset + 1] = FLOAT_BYTES[6], destination[offset + 2] = FLOAT_BYTES[5], destination[offset + 3] = FLOAT_BYTES[4], destination[offset + 4] = FLOAT_BYTES[3], destination[offset + 5] = FLOAT_BYTES[2], destination[offset + 6] = FLOAT_BYTES[1], destination[offset + 7] = FLOAT_BYTES[0], 8) : (destination, offset, value) => (FLOAT[0] = value, destination[offset] = FLOAT_BYTES[0], destination[offset + 1] = FLOAT_BYTES[1], destination[offset + 2] = FLOAT_BYTES[2], destination[offset + 3] = FLOAT_BYTES[3], destination[offset + 4] = FLOAT_BYTES[4], destination[offset + 5] = FLOAT_BYTES[5], destination[offset + 6] = FLOAT_BYTES[6], destination[offset + 7] = FLOAT_BYTES[7], 8)
}, Binary = class _Binary extends BSONValue {
  get _bsontype() {
    return "Binary";
  }
  static BSON_BINARY_SUBTYPE_DEFAULT = 0;
  static BUFFER_SIZE = 256;
  static SUBTYPE_DEFAULT = 0;
  static SUBTYPE_FUNCTION = 1;
  static SUBTYPE_BYTE_ARRAY = 2;
  static SUBTYPE_UUID_OLD = 3;
  static SUBTYPE_UUID = 4;
  static SUBTYPE_MD5 = 5;
  static SUBTYPE_ENCRYPTED = 6;
  static SUBTYPE_COLUMN = 7;
  static SUBTYPE_SENSITIVE = 8;
  static SUBTYPE_VECTOR = 9;
  static SUBTYPE_USER_DEFINED = 128;
  static VECTOR_TYPE = Object.freeze({
    Int8: 3,
    Float32: 39,
    PackedBit: 16
  });
  buffer;
  sub_type;
  position;
  constructor(buffer2, subType) {
    if (super(), buffer2 != null && typeof buffer2 == "string" && !ArrayBuffer.isView(buffer2) && !isAnyArrayBuffer(buffer2) && !Array.isArray(buffer2))
      throw new BSONError("Binary can only be constructed from Uint8Array or number[]");
    this.sub_type = (subType ?? _Binary.BSON_BINARY_SUBTYPE_DEFAULT) & 255, buffer2 == null ? (this.buffer = ByteUtils.allocate(_Binary.BUFFER_SIZE), this.position = 0) : (this.buffer = Array.isArray(buffer2) ? ByteUtils.fromNumberArray(buffer2) : ByteUtils.toLocalBufferType(buffer2), this.position = this.buffer.byteLength);
  }
  put(byteValue) {
    if (typeof byteValue == "string" && byteValue.length !== 1)
      throw new BSONError("only accepts single character String");
    if (typeof byteValue != "number" && byteValue.length !== 1)
      throw new BSONError("only accepts single character Uint8Array or Array");
    let decodedByte;
    if (typeof byteValue == "string" ? decodedByte = byteValue.charCodeAt(0) : typeof byteValue == "number" ? decodedByte = byteValue : decodedByte = byteValue[0], decodedByte < 0 || decodedByte > 255)
      throw new BSONError("only accepts number in a valid unsigned byte range 0-255");
    if (this.buffer.byteLength > this.position)
      this.buffer[this.position++] = decodedByte;
    else {
      let newSpace = ByteUtils.allocate(_Binary.BUFFER_SIZE + this.buffer.length);
      newSpace.set(this.buffer, 0), this.buffer = newSpace, this.buffer[this.position++] = decodedByte;
    }
  }
  write(sequence, offset) {
    if (offset = typeof offset == "number" ? offset : this.position, this.buffer.byteLength < offset + sequence.length) {
      let newSpace = ByteUtils.allocate(this.buffer.byteLength + sequence.length);
      newSpace.set(this.buffer, 0), this.buffer = newSpace;
    }
    if (ArrayBuffer.isView(sequence))
      this.buffer.set(ByteUtils.toLocalBufferType(sequence), offset), this.position = offset + sequence.byteLength > this.position ? offset + sequence.length : this.position;
    else if (typeof sequence == "string")
      throw new BSONError("input cannot be string");
  }
  read(position, length) {
    length = length && length > 0 ? length : this.position;
    let end = position + length;
    return this.buffer.subarray(position, end > this.position ? this.position : end);
  }
  value() {
    return this.buffer.length === this.position ? this.buffer : this.buffer.subarray(0, this.position);
  }
  length() {
    return this.position;
  }
  toJSON() {
    return ByteUtils.toBase64(this.buffer.subarray(0, this.position));
  }
  toString(encoding) {
    return encoding === "hex" ? ByteUtils.toHex(this.buffer.subarray(0, this.position)) : encoding === "base64" ? ByteUtils.toBase64(this.buffer.subarray(0, this.position)) : encoding === "utf8" || encoding === "utf-8" ? ByteUtils.toUTF8(this.buffer, 0, this.position, !1) : ByteUtils.toUTF8(this.buffer, 0, this.position, !1);
  }
  toExtendedJSON(options) {
    options = options || {}, this.sub_type === _Binary.SUBTYPE_VECTOR && validateBinaryVector(this);
    let base64String = ByteUtils.toBase64(this.buffer), subType = Number(this.sub_type).toString(16);
    return options.legacy ? {
      $binary: base64String,
      $type: subType.length === 1 ? "0" + subType : subType
    } : {
      $binary: {
        base64: base64String,
        subType: subType.length === 1 ? "0" + subType : subType
      }
    };
  }
  toUUID() {
    if (this.sub_type === _Binary.SUBTYPE_UUID)
      return new UUID(this.buffer.subarray(0, this.position));
    throw new BSONError(`Binary sub_type "${this.sub_type}" (${typeof this.sub_type}) is not supported for converting to UUID. Only 0x${_Binary.SUBTYPE_UUID.toString(16).padStart(2, "0")} is currently supported.`);
  }
  static createFromHexString(hex, subType) {
    return new _Binary(ByteUtils.fromHex(hex), subType);
  }
  static createFromBase64(base64, subType) {
    return new _Binary(ByteUtils.fromBase64(base64), subType);
  }
  static fromExtendedJSON(doc, options) {
    options = options || {};
    let data, type;
    if ("$binary" in doc ? options.legacy && typeof doc.$binary == "string" && "$type" in doc ? (type = doc.$type ? parseInt(doc.$type, 16) : 0, data = ByteUtils.fromBase64(doc.$binary)) : typeof doc.$binary != "string" && (type = doc.$binary.subType ? parseInt(doc.$binary.subType, 16) : 0, data = ByteUtils.fromBase64(doc.$binary.base64)) : "$uuid" in doc && (type = 4, data = UUID.bytesFromString(doc.$uuid)), !data)
      throw new BSONError(`Unexpected Binary Extended JSON format ${JSON.stringify(doc)}`);
    return type === BSON_BINARY_SUBTYPE_UUID_NEW ? new UUID(data) : new _Binary(data, type);
  }
  inspect(depth, options, inspect) {
    inspect ??= defaultInspect;
    let base64 = ByteUtils.toBase64(this.buffer.subarray(0, this.position)), base64Arg = inspect(base64, options), subTypeArg = inspect(this.sub_type, options);
    return `Binary.createFromBase64(${base64Arg}, ${subTypeArg})`;
  }
  toInt8Array() {
    if (this.sub_type !== _Binary.SUBTYPE_VECTOR)
      throw new BSONError("Binary sub_type is not Vector");
    if (this.buffer[0] !== _Binary.VECTOR_TYPE.Int8)
      throw new BSONError("Binary datatype field is not Int8");
    return validateBinaryVector(this), new Int8Array(this.buffer.buffer.slice(this.buffer.byteOffset + 2, this.buffer.byteOffset + this.position));
  }
  toFloat32Array() {
    if (this.sub_type !== _Binary.SUBTYPE_VECTOR)
      throw new BSONError("Binary sub_type is not Vector");
    if (this.buffer[0] !== _Binary.VECTOR_TYPE.Float32)
      throw new BSONError("Binary datatype field is not Float32");
    validateBinaryVector(this);
    let floatBytes = new Uint8Array(this.buffer.buffer.slice(this.buffer.byteOffset + 2, this.buffer.byteOffset + this.position));
    return NumberUtils.isBigEndian && ByteUtils.swap32(floatBytes), new Float32Array(floatBytes.buffer);
  }
  toPackedBits() {
    if (this.sub_type !== _Binary.SUBTYPE_VECTOR)
      throw new BSONError("Binary sub_type is not Vector");
    if (this.buffer[0] !== _Binary.VECTOR_TYPE.PackedBit)
      throw new BSONError("Binary datatype field is not packed bit");
    return validateBinaryVector(this), new Uint8Array(this.buffer.buffer.slice(this.buffer.byteOffset + 2, this.buffer.byteOffset + this.position));
  }
  toBits() {
    if (this.sub_type !== _Binary.SUBTYPE_VECTOR)
      throw new BSONError("Binary sub_type is not Vector");
    if (this.buffer[0] !== _Binary.VECTOR_TYPE.PackedBit)
      throw new BSONError("Binary datatype field is not packed bit");
    validateBinaryVector(this);
    let bitCount = (this.length() - 2) * 8 - this.buffer[1], bits = new Int8Array(bitCount);
    for (let bitOffset = 0; bitOffset < bits.length; bitOffset++) {
      let byteOffset = bitOffset / 8 | 0, byte = this.buffer[byteOffset + 2], shift = 7 - bitOffset % 8, bit = byte >> shift & 1;
      bits[bitOffset] = bit;
    }
    return bits;
  }
  static fromInt8Array(array) {
    let buffer2 = ByteUtils.allocate(array.byteLength + 2);
    buffer2[0] = _Binary.VECTOR_TYPE.Int8, buffer2[1] = 0;
    let intBytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    buffer2.set(intBytes, 2);
    let bin = new this(buffer2, this.SUBTYPE_VECTOR);
    return validateBinaryVector(bin), bin;
  }
  static fromFloat32Array(array) {
    let binaryBytes = ByteUtils.allocate(array.byteLength + 2);
    binaryBytes[0] = _Binary.VECTOR_TYPE.Float32, binaryBytes[1] = 0;
    let floatBytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    binaryBytes.set(floatBytes, 2), NumberUtils.isBigEndian && ByteUtils.swap32(new Uint8Array(binaryBytes.buffer, 2));
    let bin = new this(binaryBytes, this.SUBTYPE_VECTOR);
    return validateBinaryVector(bin), bin;
  }
  static fromPackedBits(array, padding = 0) {
    let buffer2 = ByteUtils.allocate(array.byteLength + 2);
    buffer2[0] = _Binary.VECTOR_TYPE.PackedBit, buffer2[1] = padding, buffer2.set(array, 2);
    let bin = new this(buffer2, this.SUBTYPE_VECTOR);
    return validateBinaryVector(bin), bin;
  }
  static fromBits(bits) {
    let byteLength = bits.length + 7 >>> 3, bytes = new Uint8Array(byteLength + 2);
    bytes[0] = _Binary.VECTOR_TYPE.PackedBit;
    let remainder = bits.length % 8;
    bytes[1] = remainder === 0 ? 0 : 8 - remainder;
    for (let bitOffset = 0; bitOffset < bits.length; bitOffset++) {
      let byteOffset = bitOffset >>> 3, bit = bits[bitOffset];
      if (bit !== 0 && bit !== 1)
        throw new BSONError(`Invalid bit value at ${bitOffset}: must be 0 or 1, found ${bits[bitOffset]}`);
      if (bit === 0)
        continue;
      let shift = 7 - bitOffset % 8;
      bytes[byteOffset + 2] |= bit << shift;
    }
    return new this(bytes, _Binary.SUBTYPE_VECTOR);
  }
};
function validateBinaryVector(vector) {
  if (vector.sub_type !== Binary.SUBTYPE_VECTOR)
    return;
  let size = vector.position, datatype = vector.buffer[0], padding = vector.buffer[1];
  if ((datatype === Binary.VECTOR_TYPE.Float32 || datatype === Binary.VECTOR_TYPE.Int8) && padding !== 0)
    throw new BSONError("Invalid Vector: padding must be zero for int8 and float32 vectors");
  if (datatype === Binary.VECTOR_TYPE.Float32 && size !== 0 && size - 2 !== 0 && (size - 2) % 4 !== 0)
    throw new BSONError("Invalid Vector: Float32 vector must contain a multiple of 4 bytes");
  if (datatype === Binary.VECTOR_TYPE.PackedBit && padding !== 0 && size === 2)
    throw new BSONError("Invalid Vector: padding must be zero for packed bit vectors that are empty");
  if (datatype === Binary.VECTOR_TYPE.PackedBit && padding > 7)
    throw new BSONError(`Invalid Vector: padding must be a value between 0 and 7. found: ${padding}`);
}
var UUID_BYTE_LENGTH = 16, UUID_WITHOUT_DASHES = /^[0-9A-F]{32}$/i, UUID_WITH_DASHES = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/i, UUID = class _UUID extends Binary {
  constructor(input) {
    let bytes;
    if (input == null)
      bytes = _UUID.generate();
    else if (input instanceof _UUID)
      bytes = ByteUtils.toLocalBufferType(new Uint8Array(input.buffer));
    else if (ArrayBuffer.isView(input) && input.byteLength === UUID_BYTE_LENGTH)
      bytes = ByteUtils.toLocalBufferType(input);
    else if (typeof input == "string")
      bytes = _UUID.bytesFromString(input);
    else
      throw new BSONError("Argument passed in UUID constructor must be a UUID, a 16 byte Buffer or a 32/36 character hex string (dashes excluded/included, format: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
    super(bytes, BSON_BINARY_SUBTYPE_UUID_NEW);
  }
  get id() {
    return this.buffer;
  }
  set id(value) {
    this.buffer = value;
  }
  toHexString(includeDashes = !0) {
    return includeDashes ? [
      ByteUtils.toHex(this.buffer.subarray(0, 4)),
      ByteUtils.toHex(this.buffer.subarray(4, 6)),
      ByteUtils.toHex(this.buffer.subarray(6, 8)),
      ByteUtils.toHex(this.buffer.subarray(8, 10)),
      ByteUtils.toHex(this.buffer.subarray(10, 16))
    ].join("-") : ByteUtils.toHex(this.buffer);
  }
  toString(encoding) {
    return encoding === "hex" ? ByteUtils.toHex(this.id) : encoding === "base64" ? ByteUtils.toBase64(this.id) : this.toHexString();
  }
  toJSON() {
    return this.toHexString();
  }
  equals(otherId) {
    if (!otherId)
      return !1;
    if (otherId instanceof _UUID)
      return ByteUtils.equals(otherId.id, this.id);
    try {
      return ByteUtils.equals(new _UUID(otherId).id, this.id);
    } catch {
      return !1;
    }
  }
  toBinary() {
    return new Binary(this.id, Binary.SUBTYPE_UUID);
  }
  static generate() {
    let bytes = ByteUtils.randomBytes(UUID_BYTE_LENGTH);
    return bytes[6] = bytes[6] & 15 | 64, bytes[8] = bytes[8] & 63 | 128, bytes;
  }
  static isValid(input) {
    return input ? typeof input == "string" ? _UUID.isValidUUIDString(input) : isUint8Array(input) ? input.byteLength === UUID_BYTE_LENGTH : input._bsontype === "Binary" && input.sub_type === this.SUBTYPE_UUID && input.buffer.byteLength === 16 : !1;
  }
  static createFromHexString(hexString) {
    let buffer2 = _UUID.bytesFromString(hexString);
    return new _UUID(buffer2);
  }
  static createFromBase64(base64) {
    return new _UUID(ByteUtils.fromBase64(base64));
  }
  static bytesFromString(representation) {
    if (!_UUID.isValidUUIDString(representation))
      throw new BSONError("UUID string representation must be 32 hex digits or canonical hyphenated representation");
    return ByteUtils.fromHex(representation.replace(/-/g, ""));
  }
  static isValidUUIDString(representation) {
    return UUID_WITHOUT_DASHES.test(representation) || UUID_WITH_DASHES.test(representation);
  }
  inspect(depth, options, inspect) {
    return inspect ??= defaultInspect, `new UUID(${inspect(this.toHexString(), options)})`;
  }
}, Code = class _Code extends BSONValue {
  get _bsontype() {
    return "Code";
  }
  code;
  scope;
  constructor(code, scope) {
    super(), this.code = code.toString(), this.scope = scope ?? null;
  }
  toJSON() {
    return this.scope != null ? { code: this.code, scope: this.scope } : { code: this.code };
  }
  toExtendedJSON() {
    return this.scope ? { $code: this.code, $scope: this.scope } : { $code: this.code };
  }
  static fromExtendedJSON(doc) {
    return new _Code(doc.$code, doc.$scope);
  }
  inspect(depth, options, inspect) {
    inspect ??= defaultInspect;
    let parametersString = inspect(this.code, options), multiLineFn = parametersString.includes(`
`);
    this.scope != null && (parametersString += `,${multiLineFn ? `
` : " "}${inspect(this.scope, options)}`);
    let endingNewline = multiLineFn && this.scope === null;
    return `new Code(${multiLineFn ? `
` : ""}${parametersString}${endingNewline ? `
` : ""})`;
  }
};
function isDBRefLike(value) {
  return value != null && typeof value == "object" && "$id" in value && value.$id != null && "$ref" in value && typeof value.$ref == "string" && (!("$db" in value) || "$db" in value && typeof value.$db == "string");
}
var DBRef = class _DBRef extends BSONValue {
  get _bsontype() {
    return "DBRef";
  }
  collection;
  oid;
  db;
  fields;
  constructor(collection, oid, db, fields) {
    super();
    let parts = collection.split(".");
    parts.length === 2 && (db = parts.shift(), collection = parts.shift()), this.collection = collection, this.oid = oid, this.db = db, this.fields = fields || {};
  }
  get namespace() {
    return this.collection;
  }
  set namespace(value) {
    this.collection = value;
  }
  toJSON() {
    let o = Object.assign({
      $ref: this.collection,
      $id: this.oid
    }, this.fields);
    return this.db != null && (o.$db = this.db), o;
  }
  toExtendedJSON(options) {
    options = options || {};
    let o = {
      $ref: this.collection,
      $id: this.oid
    };
    return options.legacy || (this.db && (o.$db = this.db), o = Object.assign(o, this.fields)), o;
  }
  static fromExtendedJSON(doc) {
    let copy = Object.assign({}, doc);
    return delete copy.$ref, delete copy.$id, delete copy.$db, new _DBRef(doc.$ref, doc.$id, doc.$db, copy);
  }
  inspect(depth, options, inspect) {
    inspect ??= defaultInspect;
    let args = [
      inspect(this.namespace, options),
      inspect(this.oid, options),
      ...this.db ? [inspect(this.db, options)] : [],
      ...Object.keys(this.fields).length > 0 ? [inspect(this.fields, options)] : []
    ];
    return args[1] = inspect === defaultInspect ? `new ObjectId(${args[1]})` : args[1], `new DBRef(${args.join(", ")})`;
  }
};
function removeLeadingZerosAndExplicitPlus(str) {
  if (str === "")
    return str;
  let startIndex = 0, isNegative = str[startIndex] === "-", isExplicitlyPositive = str[startIndex] === "+";
  (isExplicitlyPositive || isNegative) && (startIndex += 1);
  let foundInsignificantZero = !1;
  for (; startIndex < str.length && str[startIndex] === "0"; ++startIndex)
    foundInsignificantZero = !0;
  return foundInsignificantZero ? `${isNegative ? "-" : ""}${str.length === startIndex ? "0" : str.slice(startIndex)}` : isExplicitlyPositive ? str.slice(1) : str;
}
function validateStringCharacters(str, radix) {
  radix = radix ?? 10;
  let validCharacters = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, radix);
  return new RegExp(`[^-+${validCharacters}]`, "i").test(str) ? !1 : str;
}
var wasm;
try {
  wasm = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 13, 2, 96, 0, 1, 127, 96, 4, 127, 127, 127, 127, 1, 127, 3, 7, 6, 0, 1, 1, 1, 1, 1, 6, 6, 1, 127, 1, 65, 0, 11, 7, 50, 6, 3, 109, 117, 108, 0, 1, 5, 100, 105, 118, 95, 115, 0, 2, 5, 100, 105, 118, 95, 117, 0, 3, 5, 114, 101, 109, 95, 115, 0, 4, 5, 114, 101, 109, 95, 117, 0, 5, 8, 103, 101, 116, 95, 104, 105, 103, 104, 0, 0, 10, 191, 1, 6, 4, 0, 35, 0, 11, 36, 1, 1, 126, 32, 0, 173, 32, 1, 173, 66, 32, 134, 132, 32, 2, 173, 32, 3, 173, 66, 32, 134, 132, 126, 34, 4, 66, 32, 135, 167, 36, 0, 32, 4, 167, 11, 36, 1, 1, 126, 32, 0, 173, 32, 1, 173, 66, 32, 134, 132, 32, 2, 173, 32, 3, 173, 66, 32, 134, 132, 127, 34, 4, 66, 32, 135, 167, 36, 0, 32, 4, 167, 11, 36, 1, 1, 126, 32, 0, 173, 32, 1, 173, 66, 32, 134, 132, 32, 2, 173, 32, 3, 173, 66, 32, 134, 132, 128, 34, 4, 66, 32, 135, 167, 36, 0, 32, 4, 167, 11, 36, 1, 1, 126, 32, 0, 173, 32, 1, 173, 66, 32, 134, 132, 32, 2, 173, 32, 3, 173, 66, 32, 134, 132, 129, 34, 4, 66, 32, 135, 167, 36, 0, 32, 4, 167, 11, 36, 1, 1, 126, 32, 0, 173, 32, 1, 173, 66, 32, 134, 132, 32, 2, 173, 32, 3, 173, 66, 32, 134, 132, 130, 34, 4, 66, 32, 135, 167, 36, 0, 32, 4, 167, 11])), {}).exports;
} catch {
}
var TWO_PWR_16_DBL = 65536, TWO_PWR_24_DBL = 1 << 24, TWO_PWR_32_DBL = TWO_PWR_16_DBL * TWO_PWR_16_DBL, TWO_PWR_64_DBL = TWO_PWR_32_DBL * TWO_PWR_32_DBL, TWO_PWR_63_DBL = TWO_PWR_64_DBL / 2, INT_CACHE = {}, UINT_CACHE = {}, MAX_INT64_STRING_LENGTH = 20, DECIMAL_REG_EX = /^(\+?0|(\+|-)?[1-9][0-9]*)$/, Long = class _Long extends BSONValue {
  get _bsontype() {
    return "Long";
  }
  get __isLong__() {
    return !0;
  }
  high;
  low;
  unsigned;
  constructor(lowOrValue = 0, highOrUnsigned, unsigned) {
    super();
    let unsignedBool = typeof highOrUnsigned == "boolean" ? highOrUnsigned : !!unsigned, high = typeof highOrUnsigned == "number" ? highOrUnsigned : 0, res = typeof lowOrValue == "string" ? _Long.fromString(lowOrValue, unsignedBool) : typeof lowOrValue == "bigint" ? _Long.fromBigInt(lowOrValue, unsignedBool) : { low: lowOrValue | 0, high: high | 0, unsigned: unsignedBool };
    this.low = res.low, this.high = res.high, this.unsigned = res.unsigned;
  }
  static TWO_PWR_24 = _Long.fromInt(TWO_PWR_24_DBL);
  static MAX_UNSIGNED_VALUE = _Long.fromBits(-1, -1, !0);
  static ZERO = _Long.fromInt(0);
  static UZERO = _Long.fromInt(0, !0);
  static ONE = _Long.fromInt(1);
  static UONE = _Long.fromInt(1, !0);
  static NEG_ONE = _Long.fromInt(-1);
  static MAX_VALUE = _Long.fromBits(-1, 2147483647, !1);
  static MIN_VALUE = _Long.fromBits(0, -2147483648, !1);
  static fromBits(lowBits, highBits, unsigned) {
    return new _Long(lowBits, highBits, unsigned);
  }
  static fromInt(value, unsigned) {
    let obj, cachedObj, cache;
    return unsigned ? (value >>>= 0, (cache = 0 <= value && value < 256) && (cachedObj = UINT_CACHE[value], cachedObj) ? cachedObj : (obj = _Long.fromBits(value, (value | 0) < 0 ? -1 : 0, !0), cache && (UINT_CACHE[value] = obj), obj)) : (value |= 0, (cache = -128 <= value && value < 128) && (cachedObj = INT_CACHE[value], cachedObj) ? cachedObj : (obj = _Long.fromBits(value, value < 0 ? -1 : 0, !1), cache && (INT_CACHE[value] = obj), obj));
  }
  static fromNumber(value, unsigned) {
    if (isNaN(value))
      return unsigned ? _Long.UZERO : _Long.ZERO;
    if (unsigned) {
      if (value < 0)
        return _Long.UZERO;
      if (value >= TWO_PWR_64_DBL)
        return _Long.MAX_UNSIGNED_VALUE;
    } else {
      if (value <= -TWO_PWR_63_DBL)
        return _Long.MIN_VALUE;
      if (value + 1 >= TWO_PWR_63_DBL)
        return _Long.MAX_VALUE;
    }
    return value < 0 ? _Long.fromNumber(-value, unsigned).neg() : _Long.fromBits(value % TWO_PWR_32_DBL | 0, value / TWO_PWR_32_DBL | 0, unsigned);
  }
  static fromBigInt(value, unsigned) {
    let FROM_BIGINT_BIT_MASK = 0xffffffffn, FROM_BIGINT_BIT_SHIFT = 32n;
    return new _Long(Number(value & FROM_BIGINT_BIT_MASK), Number(value >> FROM_BIGINT_BIT_SHIFT & FROM_BIGINT_BIT_MASK), unsigned);
  }
  static _fromString(str, unsigned, radix) {
    if (str.length === 0)
      throw new BSONError("empty string");
    if (radix < 2 || 36 < radix)
      throw new BSONError("radix");
    let p;
    if ((p = str.indexOf("-")) > 0)
      throw new BSONError("interior hyphen");
    if (p === 0)
      return _Long._fromString(str.substring(1), unsigned, radix).neg();
    let radixToPower = _Long.fromNumber(Math.pow(radix, 8)), result = _Long.ZERO;
    for (let i = 0; i < str.length; i += 8) {
      let size = Math.min(8, str.length - i), value = parseInt(str.substring(i, i + size), radix);
      if (size < 8) {
        let power = _Long.fromNumber(Math.pow(radix, size));
        result = result.mul(power).add(_Long.fromNumber(value));
      } else
        result = result.mul(radixToPower), result = result.add(_Long.fromNumber(value));
    }
    return result.unsigned = unsigned, result;
  }
  static fromStringStrict(str, unsignedOrRadix, radix) {
    let unsigned = !1;
    if (typeof unsignedOrRadix == "number" ? (radix = unsignedOrRadix, unsignedOrRadix = !1) : unsigned = !!unsignedOrRadix, radix ??= 10, str.trim() !== str)
      throw new BSONError(`Input: '${str}' contains leading and/or trailing whitespace`);
    if (!validateStringCharacters(str, radix))
      throw new BSONError(`Input: '${str}' contains invalid characters for radix: ${radix}`);
    let cleanedStr = removeLeadingZerosAndExplicitPlus(str), result = _Long._fromString(cleanedStr, unsigned, radix);
    if (result.toString(radix).toLowerCase() !== cleanedStr.toLowerCase())
      throw new BSONError(`Input: ${str} is not representable as ${result.unsigned ? "an unsigned" : "a signed"} 64-bit Long ${radix != null ? `with radix: ${radix}` : ""}`);
    return result;
  }
  static fromString(str, unsignedOrRadix, radix) {
    let unsigned = !1;
    return typeof unsignedOrRadix == "number" ? (radix = unsignedOrRadix, unsignedOrRadix = !1) : unsigned = !!unsignedOrRadix, radix ??= 10, str === "NaN" && radix < 24 || (str === "Infinity" || str === "+Infinity" || str === "-Infinity") && radix < 35 ? _Long.ZERO : _Long._fromString(str, unsigned, radix);
  }
  static fromBytes(bytes, unsigned, le) {
    return le ? _Long.fromBytesLE(bytes, unsigned) : _Long.fromBytesBE(bytes, unsigned);
  }
  static fromBytesLE(bytes, unsigned) {
    return new _Long(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24, bytes[4] | bytes[5] << 8 | bytes[6] << 16 | bytes[7] << 24, unsigned);
  }
  static fromBytesBE(bytes, unsigned) {
    return new _Long(bytes[4] << 24 | bytes[5] << 16 | bytes[6] << 8 | bytes[7], bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3], unsigned);
  }
  static isLong(value) {
    return value != null && typeof value == "object" && "__isLong__" in value && value.__isLong__ === !0;
  }
  static fromValue(val, unsigned) {
    return typeof val == "number" ? _Long.fromNumber(val, unsigned) : typeof val == "string" ? _Long.fromString(val, unsigned) : _Long.fromBits(val.low, val.high, typeof unsigned == "boolean" ? unsigned : val.unsigned);
  }
  add(addend) {
    _Long.isLong(addend) || (addend = _Long.fromValue(addend));
    let a48 = this.high >>> 16, a32 = this.high & 65535, a16 = this.low >>> 16, a00 = this.low & 65535, b48 = addend.high >>> 16, b32 = addend.high & 65535, b16 = addend.low >>> 16, b00 = addend.low & 65535, c48 = 0, c32 = 0, c16 = 0, c00 = 0;
    return c00 += a00 + b00, c16 += c00 >>> 16, c00 &= 65535, c16 += a16 + b16, c32 += c16 >>> 16, c16 &= 65535, c32 += a32 + b32, c48 += c32 >>> 16, c32 &= 65535, c48 += a48 + b48, c48 &= 65535, _Long.fromBits(c16 << 16 | c00, c48 << 16 | c32, this.unsigned);
  }
  and(other) {
    return _Long.isLong(other) || (other = _Long.fromValue(other)), _Long.fromBits(this.low & other.low, this.high & other.high, this.unsigned);
  }
  compare(other) {
    if (_Long.isLong(other) || (other = _Long.fromValue(other)), this.eq(other))
      return 0;
    let thisNeg = this.isNegative(), otherNeg = other.isNegative();
    return thisNeg && !otherNeg ? -1 : !thisNeg && otherNeg ? 1 : this.unsigned ? other.high >>> 0 > this.high >>> 0 || other.high === this.high && other.low >>> 0 > this.low >>> 0 ? -1 : 1 : this.sub(other).isNegative() ? -1 : 1;
  }
  comp(other) {
    return this.compare(other);
  }
  divide(divisor) {
    if (_Long.isLong(divisor) || (divisor = _Long.fromValue(divisor)), divisor.isZero())
      throw new BSONError("division by zero");
    if (wasm) {
      if (!this.unsigned && this.high === -2147483648 && divisor.low === -1 && divisor.high === -1)
        return this;
      let low = (this.unsigned ? wasm.div_u : wasm.div_s)(this.low, this.high, divisor.low, divisor.high);
      return _Long.fromBits(low, wasm.get_high(), this.unsigned);
    }
    if (this.isZero())
      return this.unsigned ? _Long.UZERO : _Long.ZERO;
    let approx, rem, res;
    if (this.unsigned) {
      if (divisor.unsigned || (divisor = divisor.toUnsigned()), divisor.gt(this))
        return _Long.UZERO;
      if (divisor.gt(this.shru(1)))
        return _Long.UONE;
      res = _Long.UZERO;
    } else {
      if (this.eq(_Long.MIN_VALUE))
        return divisor.eq(_Long.ONE) || divisor.eq(_Long.NEG_ONE) ? _Long.MIN_VALUE : divisor.eq(_Long.MIN_VALUE) ? _Long.ONE : (approx = this.shr(1).div(divisor).shl(1), approx.eq(_Long.ZERO) ? divisor.isNegative() ? _Long.ONE : _Long.NEG_ONE : (rem = this.sub(divisor.mul(approx)), res = approx.add(rem.div(divisor)), res));
      if (divisor.eq(_Long.MIN_VALUE))
        return this.unsigned ? _Long.UZERO : _Long.ZERO;
      if (this.isNegative())
        return divisor.isNegative() ? this.neg().div(divisor.neg()) : this.neg().div(divisor).neg();
      if (divisor.isNegative())
        return this.div(divisor.neg()).neg();
      res = _Long.ZERO;
    }
    for (rem = this; rem.gte(divisor); ) {
      approx = Math.max(1, Math.floor(rem.toNumber() / divisor.toNumber()));
      let log2 = Math.ceil(Math.log(approx) / Math.LN2), delta = log2 <= 48 ? 1 : Math.pow(2, log2 - 48), approxRes = _Long.fromNumber(approx), approxRem = approxRes.mul(divisor);
      for (; approxRem.isNegative() || approxRem.gt(rem); )
        approx -= delta, approxRes = _Long.fromNumber(approx, this.unsigned), approxRem = approxRes.mul(divisor);
      approxRes.isZero() && (approxRes = _Long.ONE), res = res.add(approxRes), rem = rem.sub(approxRem);
    }
    return res;
  }
  div(divisor) {
    return this.divide(divisor);
  }
  equals(other) {
    return _Long.isLong(other) || (other = _Long.fromValue(other)), this.unsigned !== other.unsigned && this.high >>> 31 === 1 && other.high >>> 31 === 1 ? !1 : this.high === other.high && this.low === other.low;
  }
  eq(other) {
    return this.equals(other);
  }
  getHighBits() {
    return this.high;
  }
  getHighBitsUnsigned() {
    return this.high >>> 0;
  }
  getLowBits() {
    return this.low;
  }
  getLowBitsUnsigned() {
    return this.low >>> 0;
  }
  getNumBitsAbs() {
    if (this.isNegative())
      return this.eq(_Long.MIN_VALUE) ? 64 : this.neg().getNumBitsAbs();
    let val = this.high !== 0 ? this.high : this.low, bit;
    for (bit = 31; bit > 0 && (val & 1 << bit) === 0; bit--)
      ;
    return this.high !== 0 ? bit + 33 : bit + 1;
  }
  greaterThan(other) {
    return this.comp(other) > 0;
  }
  gt(other) {
    return this.greaterThan(other);
  }
  greaterThanOrEqual(other) {
    return this.comp(other) >= 0;
  }
  gte(other) {
    return this.greaterThanOrEqual(other);
  }
  ge(other) {
    return this.greaterThanOrEqual(other);
  }
  isEven() {
    return (this.low & 1) === 0;
  }
  isNegative() {
    return !this.unsigned && this.high < 0;
  }
  isOdd() {
    return (this.low & 1) === 1;
  }
  isPositive() {
    return this.unsigned || this.high >= 0;
  }
  isZero() {
    return this.high === 0 && this.low === 0;
  }
  lessThan(other) {
    return this.comp(other) < 0;
  }
  lt(other) {
    return this.lessThan(other);
  }
  lessThanOrEqual(other) {
    return this.comp(other) <= 0;
  }
  lte(other) {
    return this.lessThanOrEqual(other);
  }
  modulo(divisor) {
    if (_Long.isLong(divisor) || (divisor = _Long.fromValue(divisor)), wasm) {
      let low = (this.unsigned ? wasm.rem_u : wasm.rem_s)(this.low, this.high, divisor.low, divisor.high);
      return _Long.fromBits(low, wasm.get_high(), this.unsigned);
    }
    return this.sub(this.div(divisor).mul(divisor));
  }
  mod(divisor) {
    return this.modulo(divisor);
  }
  rem(divisor) {
    return this.modulo(divisor);
  }
  multiply(multiplier) {
    if (this.isZero())
      return _Long.ZERO;
    if (_Long.isLong(multiplier) || (multiplier = _Long.fromValue(multiplier)), wasm) {
      let low = wasm.mul(this.low, this.high, multiplier.low, multiplier.high);
      return _Long.fromBits(low, wasm.get_high(), this.unsigned);
    }
    if (multiplier.isZero())
      return _Long.ZERO;
    if (this.eq(_Long.MIN_VALUE))
      return multiplier.isOdd() ? _Long.MIN_VALUE : _Long.ZERO;
    if (multiplier.eq(_Long.MIN_VALUE))
      return this.isOdd() ? _Long.MIN_VALUE : _Long.ZERO;
    if (this.isNegative())
      return multiplier.isNegative() ? this.neg().mul(multiplier.neg()) : this.neg().mul(multiplier).neg();
    if (multiplier.isNegative())
      return this.mul(multiplier.neg()).neg();
    if (this.lt(_Long.TWO_PWR_24) && multiplier.lt(_Long.TWO_PWR_24))
      return _Long.fromNumber(this.toNumber() * multiplier.toNumber(), this.unsigned);
    let a48 = this.high >>> 16, a32 = this.high & 65535, a16 = this.low >>> 16, a00 = this.low & 65535, b48 = multiplier.high >>> 16, b32 = multiplier.high & 65535, b16 = multiplier.low >>> 16, b00 = multiplier.low & 65535, c48 = 0, c32 = 0, c16 = 0, c00 = 0;
    return c00 += a00 * b00, c16 += c00 >>> 16, c00 &= 65535, c16 += a16 * b00, c32 += c16 >>> 16, c16 &= 65535, c16 += a00 * b16, c32 += c16 >>> 16, c16 &= 65535, c32 += a32 * b00, c48 += c32 >>> 16, c32 &= 65535, c32 += a16 * b16, c48 += c32 >>> 16, c32 &= 65535, c32 += a00 * b32, c48 += c32 >>> 16, c32 &= 65535, c48 += a48 * b00 + a32 * b16 + a16 * b32 + a00 * b48, c48 &= 65535, _Long.fromBits(c16 << 16 | c00, c48 << 16 | c32, this.unsigned);
  }
  mul(multiplier) {
    return this.multiply(multiplier);
  }
  negate() {
    return !this.unsigned && this.eq(_Long.MIN_VALUE) ? _Long.MIN_VALUE : this.not().add(_Long.ONE);
  }
  neg() {
    return this.negate();
  }
  not() {
    return _Long.fromBits(~this.low, ~this.high, this.unsigned);
  }
  notEquals(other) {
    return !this.equals(other);
  }
  neq(other) {
    return this.notEquals(other);
  }
  ne(other) {
    return this.notEquals(other);
  }
  or(other) {
    return _Long.isLong(other) || (other = _Long.fromValue(other)), _Long.fromBits(this.low | other.low, this.high | other.high, this.unsigned);
  }
  shiftLeft(numBits) {
    return _Long.isLong(numBits) && (numBits = numBits.toInt()), (numBits &= 63) === 0 ? this : numBits < 32 ? _Long.fromBits(this.low << numBits, this.high << numBits | this.low >>> 32 - numBits, this.unsigned) : _Long.fromBits(0, this.low << numBits - 32, this.unsigned);
  }
  shl(numBits) {
    return this.shiftLeft(numBits);
  }
  shiftRight(numBits) {
    return _Long.isLong(numBits) && (numBits = numBits.toInt()), (numBits &= 63) === 0 ? this : numBits < 32 ? _Long.fromBits(this.low >>> numBits | this.high << 32 - numBits, this.high >> numBits, this.unsigned) : _Long.fromBits(this.high >> numBits - 32, this.high >= 0 ? 0 : -1, this.unsigned);
  }
  shr(numBits) {
    return this.shiftRight(numBits);
  }
  shiftRightUnsigned(numBits) {
    if (_Long.isLong(numBits) && (numBits = numBits.toInt()), numBits &= 63, numBits === 0)
      return this;
    {
      let high = this.high;
      if (numBits < 32) {
        let low = this.low;
        return _Long.fromBits(low >>> numBits | high << 32 - numBits, high >>> numBits, this.unsigned);
      } else return numBits === 32 ? _Long.fromBits(high, 0, this.unsigned) : _Long.fromBits(high >>> numBits - 32, 0, this.unsigned);
    }
  }
  shr_u(numBits) {
    return this.shiftRightUnsigned(numBits);
  }
  shru(numBits) {
    return this.shiftRightUnsigned(numBits);
  }
  subtract(subtrahend) {
    return _Long.isLong(subtrahend) || (subtrahend = _Long.fromValue(subtrahend)), this.add(subtrahend.neg());
  }
  sub(subtrahend) {
    return this.subtract(subtrahend);
  }
  toInt() {
    return this.unsigned ? this.low >>> 0 : this.low;
  }
  toNumber() {
    return this.unsigned ? (this.high >>> 0) * TWO_PWR_32_DBL + (this.low >>> 0) : this.high * TWO_PWR_32_DBL + (this.low >>> 0);
  }
  toBigInt() {
    return BigInt(this.toString());
  }
  toBytes(le) {
    return le ? this.toBytesLE() : this.toBytesBE();
  }
  toBytesLE() {
    let hi = this.high, lo = this.low;
    return [
      lo & 255,
      lo >>> 8 & 255,
      lo >>> 16 & 255,
      lo >>> 24,
      hi & 255,
      hi >>> 8 & 255,
      hi >>> 16 & 255,
      hi >>> 24
    ];
  }
  toBytesBE() {
    let hi = this.high, lo = this.low;
    return [
      hi >>> 24,
      hi >>> 16 & 255,
      hi >>> 8 & 255,
      hi & 255,
      lo >>> 24,
      lo >>> 16 & 255,
      lo >>> 8 & 255,
      lo & 255
    ];
  }
  toSigned() {
    return this.unsigned ? _Long.fromBits(this.low, this.high, !1) : this;
  }
  toString(radix) {
    if (radix = radix || 10, radix < 2 || 36 < radix)
      throw new BSONError("radix");
    if (this.isZero())
      return "0";
    if (this.isNegative())
      if (this.eq(_Long.MIN_VALUE)) {
        let radixLong = _Long.fromNumber(radix), div = this.div(radixLong), rem1 = div.mul(radixLong).sub(this);
        return div.toString(radix) + rem1.toInt().toString(radix);
      } else
        return "-" + this.neg().toString(radix);
    let radixToPower = _Long.fromNumber(Math.pow(radix, 6), this.unsigned), rem = this, result = "";
    for (; ; ) {
      let remDiv = rem.div(radixToPower), digits = (rem.sub(remDiv.mul(radixToPower)).toInt() >>> 0).toString(radix);
      if (rem = remDiv, rem.isZero())
        return digits + result;
      for (; digits.length < 6; )
        digits = "0" + digits;
      result = "" + digits + result;
    }
  }
  toUnsigned() {
    return this.unsigned ? this : _Long.fromBits(this.low, this.high, !0);
  }
  xor(other) {
    return _Long.isLong(other) || (other = _Long.fromValue(other)), _Long.fromBits(this.low ^ other.low, this.high ^ other.high, this.unsigned);
  }
  eqz() {
    return this.isZero();
  }
  le(other) {
    return this.lessThanOrEqual(other);
  }
  toExtendedJSON(options) {
    return options && options.relaxed ? this.toNumber() : { $numberLong: this.toString() };
  }
  static fromExtendedJSON(doc, options) {
    let { useBigInt64 = !1, relaxed = !0 } = { ...options };
    if (doc.$numberLong.length > MAX_INT64_STRING_LENGTH)
      throw new BSONError("$numberLong string is too long");
    if (!DECIMAL_REG_EX.test(doc.$numberLong))
      throw new BSONError(`$numberLong string "${doc.$numberLong}" is in an invalid format`);
    if (useBigInt64) {
      let bigIntResult = BigInt(doc.$numberLong);
      return BigInt.asIntN(64, bigIntResult);
    }
    let longResult = _Long.fromString(doc.$numberLong);
    return relaxed ? longResult.toNumber() : longResult;
  }
  inspect(depth, options, inspect) {
    inspect ??= defaultInspect;
    let longVal = inspect(this.toString(), options), unsignedVal = this.unsigned ? `, ${inspect(this.unsigned, options)}` : "";
    return `new Long(${longVal}${unsignedVal})`;
  }
}, PARSE_STRING_REGEXP = /^(\+|-)?(\d+|(\d*\.\d*))?(E|e)?([-+])?(\d+)?$/, PARSE_INF_REGEXP = /^(\+|-)?(Infinity|inf)$/i, PARSE_NAN_REGEXP = /^(\+|-)?NaN$/i, EXPONENT_MAX = 6111, EXPONENT_MIN = -6176, EXPONENT_BIAS = 6176, MAX_DIGITS = 34, NAN_BUFFER = ByteUtils.fromNumberArray([
  124,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0
].reverse()), INF_NEGATIVE_BUFFER = ByteUtils.fromNumberArray([
  248,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0
].reverse()), INF_POSITIVE_BUFFER = ByteUtils.fromNumberArray([
  120,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0
].reverse()), EXPONENT_REGEX = /^([-+])?(\d+)?$/, COMBINATION_MASK = 31, EXPONENT_MASK = 16383, COMBINATION_INFINITY = 30, COMBINATION_NAN = 31;
function isDigit(value) {
  return !isNaN(parseInt(value, 10));
}
function divideu128(value) {
  let DIVISOR = Long.fromNumber(1e9), _rem = Long.fromNumber(0);
  if (!value.parts[0] && !value.parts[1] && !value.parts[2] && !value.parts[3])
    return { quotient: value, rem: _rem };
  for (let i = 0; i <= 3; i++)
    _rem = _rem.shiftLeft(32), _rem = _rem.add(new Long(value.parts[i], 0)), value.parts[i] = _rem.div(DIVISOR).low, _rem = _rem.modulo(DIVISOR);
  return { quotient: value, rem: _rem };
}
function multiply64x2(left, right) {
  if (!left && !right)
    return { high: Long.fromNumber(0), low: Long.fromNumber(0) };
  let leftHigh = left.shiftRightUnsigned(32), leftLow = new Long(left.getLowBits(), 0), rightHigh = right.shiftRightUnsigned(32), rightLow = new Long(right.getLowBits(), 0), productHigh = leftHigh.multiply(rightHigh), productMid = leftHigh.multiply(rightLow), productMid2 = leftLow.multiply(rightHigh), productLow = leftLow.multiply(rightLow);
  return productHigh = productHigh.add(productMid.shiftRightUnsigned(32)), productMid = new Long(productMid.getLowBits(), 0).add(productMid2).add(productLow.shiftRightUnsigned(32)), productHigh = productHigh.add(productMid.shiftRightUnsigned(32)), productLow = productMid.shiftLeft(32).add(new Long(productLow.getLowBits(), 0)), { high: productHigh, low: productLow };
}
function lessThan(left, right) {
  let uhleft = left.high >>> 0, uhright = right.high >>> 0;
  if (uhleft < uhright)
    return !0;
  if (uhleft === uhright) {
    let ulleft = left.low >>> 0, ulright = right.low >>> 0;
    if (ulleft < ulright)
      return !0;
  }
  return !1;
}
function invalidErr(string, message) {
  throw new BSONError(`"${string}" is not a valid Decimal128 string - ${message}`);
}
var Decimal128 = class _Decimal128 extends BSONValue {
  get _bsontype() {
    return "Decimal128";
  }
  bytes;
  constructor(bytes) {
    if (super(), typeof bytes == "string")
      this.bytes = _Decimal128.fromString(bytes).bytes;
    else if (bytes instanceof Uint8Array || isUint8Array(bytes)) {
      if (bytes.byteLength !== 16)
        throw new BSONError("Decimal128 must take a Buffer of 16 bytes");
      this.bytes = bytes;
    } else
      throw new BSONError("Decimal128 must take a Buffer or string");
  }
  static fromString(representation) {
    return _Decimal128._fromString(representation, { allowRounding: !1 });
  }
  static fromStringWithRounding(representation) {
    return _Decimal128._fromString(representation, { allowRounding: !0 });
  }
  static _fromString(representation, options) {
    let isNegative = !1, sawSign = !1, sawRadix = !1, foundNonZero = !1, significantDigits = 0, nDigitsRead = 0, nDigits = 0, radixPosition = 0, firstNonZero = 0, digits = [0], nDigitsStored = 0, digitsInsert = 0, lastDigit = 0, exponent = 0, significandHigh = new Long(0, 0), significandLow = new Long(0, 0), biasedExponent = 0, index = 0;
    if (representation.length >= 7e3)
      throw new BSONError("" + representation + " not a valid Decimal128 string");
    let stringMatch = representation.match(PARSE_STRING_REGEXP), infMatch = representation.match(PARSE_INF_REGEXP), nanMatch = representation.match(PARSE_NAN_REGEXP);
    if (!stringMatch && !infMatch && !nanMatch || representation.length === 0)
      throw new BSONError("" + representation + " not a valid Decimal128 string");
    if (stringMatch) {
      let unsignedNumber = stringMatch[2], e = stringMatch[4], expSign = stringMatch[5], expNumber = stringMatch[6];
      e && expNumber === void 0 && invalidErr(representation, "missing exponent power"), e && unsignedNumber === void 0 && invalidErr(representation, "missing exponent base"), e === void 0 && (expSign || expNumber) && invalidErr(representation, "missing e before exponent");
    }
    if ((representation[index] === "+" || representation[index] === "-") && (sawSign = !0, isNegative = representation[index++] === "-"), !isDigit(representation[index]) && representation[index] !== ".") {
      if (representation[index] === "i" || representation[index] === "I")
        return new _Decimal128(isNegative ? INF_NEGATIVE_BUFFER : INF_POSITIVE_BUFFER);
      if (representation[index] === "N")
        return new _Decimal128(NAN_BUFFER);
    }
    for (; isDigit(representation[index]) || representation[index] === "."; ) {
      if (representation[index] === ".") {
        sawRadix && invalidErr(representation, "contains multiple periods"), sawRadix = !0, index = index + 1;
        continue;
      }
      nDigitsStored < MAX_DIGITS && (representation[index] !== "0" || foundNonZero) && (foundNonZero || (firstNonZero = nDigitsRead), foundNonZero = !0, digits[digitsInsert++] = parseInt(representation[index], 10), nDigitsStored = nDigitsStored + 1), foundNonZero && (nDigits = nDigits + 1), sawRadix && (radixPosition = radixPosition + 1), nDigitsRead = nDigitsRead + 1, index = index + 1;
    }
    if (sawRadix && !nDigitsRead)
      throw new BSONError("" + representation + " not a valid Decimal128 string");
    if (representation[index] === "e" || representation[index] === "E") {
      let match = representation.substr(++index).match(EXPONENT_REGEX);
      if (!match || !match[2])
        return new _Decimal128(NAN_BUFFER);
      exponent = parseInt(match[0], 10), index = index + match[0].length;
    }
    if (representation[index])
      return new _Decimal128(NAN_BUFFER);
    if (!nDigitsStored)
      digits[0] = 0, nDigits = 1, nDigitsStored = 1, significantDigits = 0;
    else if (lastDigit = nDigitsStored - 1, significantDigits = nDigits, significantDigits !== 1)
      for (; representation[firstNonZero + significantDigits - 1 + Number(sawSign) + Number(sawRadix)] === "0"; )
        significantDigits = significantDigits - 1;
    for (exponent <= radixPosition && radixPosition > exponent + 16384 ? exponent = EXPONENT_MIN : exponent = exponent - radixPosition; exponent > EXPONENT_MAX; ) {
      if (lastDigit = lastDigit + 1, lastDigit >= MAX_DIGITS) {
        if (significantDigits === 0) {
          exponent = EXPONENT_MAX;
          break;
        }
        invalidErr(representation, "overflow");
      }
      exponent = exponent - 1;
    }
    if (options.allowRounding) {
      for (; exponent < EXPONENT_MIN || nDigitsStored < nDigits; ) {
        if (lastDigit === 0 && significantDigits < nDigitsStored) {
          exponent = EXPONENT_MIN, significantDigits = 0;
          break;
        }
        if (nDigitsStored < nDigits ? nDigits = nDigits - 1 : lastDigit = lastDigit - 1, exponent < EXPONENT_MAX)
          exponent = exponent + 1;
        else {
          if (digits.join("").match(/^0+$/)) {
            exponent = EXPONENT_MAX;
            break;
          }
          invalidErr(representation, "overflow");
        }
      }
      if (lastDigit + 1 < significantDigits) {
        let endOfString = nDigitsRead;
        sawRadix && (firstNonZero = firstNonZero + 1, endOfString = endOfString + 1), sawSign && (firstNonZero = firstNonZero + 1, endOfString = endOfString + 1);
        let roundDigit = parseInt(representation[firstNonZero + lastDigit + 1], 10), roundBit = 0;
        if (roundDigit >= 5 && (roundBit = 1, roundDigit === 5)) {
          roundBit = digits[lastDigit] % 2 === 1 ? 1 : 0;
          for (let i = firstNonZero + lastDigit + 2; i < endOfString; i++)
            if (parseInt(representation[i], 10)) {
              roundBit = 1;
              break;
            }
        }
        if (roundBit) {
          let dIdx = lastDigit;
          for (; dIdx >= 0 && ++digits[dIdx] > 9; dIdx--)
            if (digits[dIdx] = 0, dIdx === 0)
              if (exponent < EXPONENT_MAX)
                exponent = exponent + 1, digits[dIdx] = 1;
              else
                return new _Decimal128(isNegative ? INF_NEGATIVE_BUFFER : INF_POSITIVE_BUFFER);
        }
      }
    } else {
      for (; exponent < EXPONENT_MIN || nDigitsStored < nDigits; ) {
        if (lastDigit === 0) {
          if (significantDigits === 0) {
            exponent = EXPONENT_MIN;
            break;
          }
          invalidErr(representation, "exponent underflow");
        }
        nDigitsStored < nDigits ? (representation[nDigits - 1 + Number(sawSign) + Number(sawRadix)] !== "0" && significantDigits !== 0 && invalidErr(representation, "inexact rounding"), nDigits = nDigits - 1) : (digits[lastDigit] !== 0 && invalidErr(representation, "inexact rounding"), lastDigit = lastDigit - 1), exponent < EXPONENT_MAX ? exponent = exponent + 1 : invalidErr(representation, "overflow");
      }
      lastDigit + 1 < significantDigits && (sawRadix && (firstNonZero = firstNonZero + 1), sawSign && (firstNonZero = firstNonZero + 1), parseInt(representation[firstNonZero + lastDigit + 1], 10) !== 0 && invalidErr(representation, "inexact rounding"));
    }
    if (significandHigh = Long.fromNumber(0), significandLow = Long.fromNumber(0), significantDigits === 0)
      significandHigh = Long.fromNumber(0), significandLow = Long.fromNumber(0);
    else if (lastDigit < 17) {
      let dIdx = 0;
      for (significandLow = Long.fromNumber(digits[dIdx++]), significandHigh = new Long(0, 0); dIdx <= lastDigit; dIdx++)
        significandLow = significandLow.multiply(Long.fromNumber(10)), significandLow = significandLow.add(Long.fromNumber(digits[dIdx]));
    } else {
      let dIdx = 0;
      for (significandHigh = Long.fromNumber(digits[dIdx++]); dIdx <= lastDigit - 17; dIdx++)
        significandHigh = significandHigh.multiply(Long.fromNumber(10)), significandHigh = significandHigh.add(Long.fromNumber(digits[dIdx]));
      for (significandLow = Long.fromNumber(digits[dIdx++]); dIdx <= lastDigit; dIdx++)
        significandLow = significandLow.multiply(Long.fromNumber(10)), significandLow = significandLow.add(Long.fromNumber(digits[dIdx]));
    }
    let significand = multiply64x2(significandHigh, Long.fromString("100000000000000000"));
    significand.low = significand.low.add(significandLow), lessThan(significand.low, significandLow) && (significand.high = significand.high.add(Long.fromNumber(1))), biasedExponent = exponent + EXPONENT_BIAS;
    let dec = { low: Long.fromNumber(0), high: Long.fromNumber(0) };
    significand.high.shiftRightUnsigned(49).and(Long.fromNumber(1)).equals(Long.fromNumber(1)) ? (dec.high = dec.high.or(Long.fromNumber(3).shiftLeft(61)), dec.high = dec.high.or(Long.fromNumber(biasedExponent).and(Long.fromNumber(16383).shiftLeft(47))), dec.high = dec.high.or(significand.high.and(Long.fromNumber(140737488355327)))) : (dec.high = dec.high.or(Long.fromNumber(biasedExponent & 16383).shiftLeft(49)), dec.high = dec.high.or(significand.high.and(Long.fromNumber(562949953421311)))), dec.low = significand.low, isNegative && (dec.high = dec.high.or(Long.fromString("9223372036854775808")));
    let buffer2 = ByteUtils.allocateUnsafe(16);
    return index = 0, buffer2[index++] = dec.low.low & 255, buffer2[index++] = dec.low.low >> 8 & 255, buffer2[index++] = dec.low.low >> 16 & 255, buffer2[index++] = dec.low.low >> 24 & 255, buffer2[index++] = dec.low.high & 255, buffer2[index++] = dec.low.high >> 8 & 255, buffer2[index++] = dec.low.high >> 16 & 255, buffer2[index++] = dec.low.high >> 24 & 255, buffer2[index++] = dec.high.low & 255, buffer2[index++] = dec.high.low >> 8 & 255, buffer2[index++] = dec.high.low >> 16 & 255, buffer2[index++] = dec.high.low >> 24 & 255, buffer2[index++] = dec.high.high & 255, buffer2[index++] = dec.high.high >> 8 & 255, buffer2[index++] = dec.high.high >> 16 & 255, buffer2[index++] = dec.high.high >> 24 & 255, new _Decimal128(buffer2);
  }
  toString() {
    let biased_exponent, significand_digits = 0, significand = new Array(36);
    for (let i = 0; i < significand.length; i++)
      significand[i] = 0;
    let index = 0, is_zero = !1, significand_msb, significand128 = { parts: [0, 0, 0, 0] }, j, k, string = [];
    index = 0;
    let buffer2 = this.bytes, low = buffer2[index++] | buffer2[index++] << 8 | buffer2[index++] << 16 | buffer2[index++] << 24, midl = buffer2[index++] | buffer2[index++] << 8 | buffer2[index++] << 16 | buffer2[index++] << 24, midh = buffer2[index++] | buffer2[index++] << 8 | buffer2[index++] << 16 | buffer2[index++] << 24, high = buffer2[index++] | buffer2[index++] << 8 | buffer2[index++] << 16 | buffer2[index++] << 24;
    index = 0, {
      low: new Long(low, midl),
      high: new Long(midh, high)
    }.high.lessThan(Long.ZERO) && string.push("-");
    let combination = high >> 26 & COMBINATION_MASK;
    if (combination >> 3 === 3) {
      if (combination === COMBINATION_INFINITY)
        return string.join("") + "Infinity";
      if (combination === COMBINATION_NAN)
        return "NaN";
      biased_exponent = high >> 15 & EXPONENT_MASK, significand_msb = 8 + (high >> 14 & 1);
    } else
      significand_msb = high >> 14 & 7, biased_exponent = high >> 17 & EXPONENT_MASK;
    let exponent = biased_exponent - EXPONENT_BIAS;
    if (significand128.parts[0] = (high & 16383) + ((significand_msb & 15) << 14), significand128.parts[1] = midh, significand128.parts[2] = midl, significand128.parts[3] = low, significand128.parts[0] === 0 && significand128.parts[1] === 0 && significand128.parts[2] === 0 && significand128.parts[3] === 0)
      is_zero = !0;
    else
      for (k = 3; k >= 0; k--) {
        let least_digits = 0, result = divideu128(significand128);
        if (significand128 = result.quotient, least_digits = result.rem.low, !!least_digits)
          for (j = 8; j >= 0; j--)
            significand[k * 9 + j] = least_digits % 10, least_digits = Math.floor(least_digits / 10);
      }
    if (is_zero)
      significand_digits = 1, significand[index] = 0;
    else
      for (significand_digits = 36; !significand[index]; )
        significand_digits = significand_digits - 1, index = index + 1;
    let scientific_exponent = significand_digits - 1 + exponent;
    if (scientific_exponent >= 34 || scientific_exponent <= -7 || exponent > 0) {
      if (significand_digits > 34)
        return string.push("0"), exponent > 0 ? string.push(`E+${exponent}`) : exponent < 0 && string.push(`E${exponent}`), string.join("");
      string.push(`${significand[index++]}`), significand_digits = significand_digits - 1, significand_digits && string.push(".");
      for (let i = 0; i < significand_digits; i++)
        string.push(`${significand[index++]}`);
      string.push("E"), scientific_exponent > 0 ? string.push(`+${scientific_exponent}`) : string.push(`${scientific_exponent}`);
    } else if (exponent >= 0)
      for (let i = 0; i < significand_digits; i++)
        string.push(`${significand[index++]}`);
    else {
      let radix_position = significand_digits + exponent;
      if (radix_position > 0)
        for (let i = 0; i < radix_position; i++)
          string.push(`${significand[index++]}`);
      else
        string.push("0");
      for (string.push("."); radix_position++ < 0; )
        string.push("0");
      for (let i = 0; i < significand_digits - Math.max(radix_position - 1, 0); i++)
        string.push(`${significand[index++]}`);
    }
    return string.join("");
  }
  toJSON() {
    return { $numberDecimal: this.toString() };
  }
  toExtendedJSON() {
    return { $numberDecimal: this.toString() };
  }
  static fromExtendedJSON(doc) {
    return _Decimal128.fromString(doc.$numberDecimal);
  }
  inspect(depth, options, inspect) {
    return inspect ??= defaultInspect, `new Decimal128(${inspect(this.toString(), options)})`;
  }
}, Double = class _Double extends BSONValue {
  get _bsontype() {
    return "Double";
  }
  value;
  constructor(value) {
    super(), value instanceof Number && (value = value.valueOf()), this.value = +value;
  }
  static fromString(value) {
    let coercedValue = Number(value);
    if (value === "NaN")
      return new _Double(NaN);
    if (value === "Infinity")
      return new _Double(1 / 0);
    if (value === "-Infinity")
      return new _Double(-1 / 0);
    if (!Number.isFinite(coercedValue))
      throw new BSONError(`Input: ${value} is not representable as a Double`);
    if (value.trim() !== value)
      throw new BSONError(`Input: '${value}' contains whitespace`);
    if (value === "")
      throw new BSONError("Input is an empty string");
    if (/[^-0-9.+eE]/.test(value))
      throw new BSONError(`Input: '${value}' is not in decimal or exponential notation`);
    return new _Double(coercedValue);
  }
  valueOf() {
    return this.value;
  }
  toJSON() {
    return this.value;
  }
  toString(radix) {
    return this.value.toString(radix);
  }
  toExtendedJSON(options) {
    return options && (options.legacy || options.relaxed && isFinite(this.value)) ? this.value : Object.is(Math.sign(this.value), -0) ? { $numberDouble: "-0.0" } : {
      $numberDouble: Number.isInteger(this.value) ? this.value.toFixed(1) : this.value.toString()
    };
  }
  static fromExtendedJSON(doc, options) {
    let doubleValue = parseFloat(doc.$numberDouble);
    return options && options.relaxed ? doubleValue : new _Double(doubleValue);
  }
  inspect(depth, options, inspect) {
    return inspect ??= defaultInspect, `new Double(${inspect(this.value, options)})`;
  }
}, Int32 = class _Int32 extends BSONValue {
  get _bsontype() {
    return "Int32";
  }
  value;
  constructor(value) {
    super(), value instanceof Number && (value = value.valueOf()), this.value = +value | 0;
  }
  static fromString(value) {
    let cleanedValue = removeLeadingZerosAndExplicitPlus(value), coercedValue = Number(value);
    if (BSON_INT32_MAX < coercedValue)
      throw new BSONError(`Input: '${value}' is larger than the maximum value for Int32`);
    if (BSON_INT32_MIN > coercedValue)
      throw new BSONError(`Input: '${value}' is smaller than the minimum value for Int32`);
    if (Number.isSafeInteger(coercedValue)) {
      if (coercedValue.toString() !== cleanedValue)
        throw new BSONError(`Input: '${value}' is not a valid Int32 string`);
    } else throw new BSONError(`Input: '${value}' is not a safe integer`);
    return new _Int32(coercedValue);
  }
  valueOf() {
    return this.value;
  }
  toString(radix) {
    return this.value.toString(radix);
  }
  toJSON() {
    return this.value;
  }
  toExtendedJSON(options) {
    return options && (options.relaxed || options.legacy) ? this.value : { $numberInt: this.value.toString() };
  }
  static fromExtendedJSON(doc, options) {
    return options && options.relaxed ? parseInt(doc.$numberInt, 10) : new _Int32(doc.$numberInt);
  }
  inspect(depth, options, inspect) {
    return inspect ??= defaultInspect, `new Int32(${inspect(this.value, options)})`;
  }
}, MaxKey = class _MaxKey extends BSONValue {
  get _bsontype() {
    return "MaxKey";
  }
  toExtendedJSON() {
    return { $maxKey: 1 };
  }
  static fromExtendedJSON() {
    return new _MaxKey();
  }
  inspect() {
    return "new MaxKey()";
  }
}, MinKey = class _MinKey extends BSONValue {
  get _bsontype() {
    return "MinKey";
  }
  toExtendedJSON() {
    return { $minKey: 1 };
  }
  static fromExtendedJSON() {
    return new _MinKey();
  }
  inspect() {
    return "new MinKey()";
  }
}, __idCache = /* @__PURE__ */ new WeakMap(), byteToHex = [];
for (let n = 0; n < 256; n++)
  byteToHex.push(n.toString(16).padStart(2, "0"));
var hexCharCodeToNibble = new Int8Array(103);
for (let c = 48; c <= 57; c++)
  hexCharCodeToNibble[c] = c - 48;
for (let c = 65; c <= 70; c++)
  hexCharCodeToNibble[c] = c - 55;
for (let c = 97; c <= 102; c++)
  hexCharCodeToNibble[c] = c - 87;
var ObjectId = class _ObjectId extends BSONValue {
  get _bsontype() {
    return "ObjectId";
  }
  static index = 0;
  static PROCESS_UNIQUE = null;
  static resetState = () => {
    this.index = Math.floor(Math.random() * 16777216), this.PROCESS_UNIQUE = null;
  };
  static {
    this.resetState();
    let v8Module, isBuildingSnapshot = !1;
    try {
      v8Module = globalThis?.process?.getBuiltinModule?.("v8") ?? {};
    } catch {
    }
    let startupSnapshot = v8Module?.startupSnapshot;
    try {
      isBuildingSnapshot = startupSnapshot?.isBuildingSnapshot?.();
    } catch {
    }
    isBuildingSnapshot && startupSnapshot?.addDeserializeCallback?.(this.resetState);
  }
  static cacheHexString;
  i0;
  i1;
  i2;
  i3;
  setFromBytes(b, offset = 0) {
    this.i0 = b[offset] << 16 | b[offset + 1] << 8 | b[offset + 2], this.i1 = b[offset + 3] << 16 | b[offset + 4] << 8 | b[offset + 5], this.i2 = b[offset + 6] << 16 | b[offset + 7] << 8 | b[offset + 8], this.i3 = b[offset + 9] << 16 | b[offset + 10] << 8 | b[offset + 11];
  }
  setFromHex(s) {
    let t = hexCharCodeToNibble;
    this.i0 = t[s.charCodeAt(0)] << 20 | t[s.charCodeAt(1)] << 16 | t[s.charCodeAt(2)] << 12 | t[s.charCodeAt(3)] << 8 | t[s.charCodeAt(4)] << 4 | t[s.charCodeAt(5)], this.i1 = t[s.charCodeAt(6)] << 20 | t[s.charCodeAt(7)] << 16 | t[s.charCodeAt(8)] << 12 | t[s.charCodeAt(9)] << 8 | t[s.charCodeAt(10)] << 4 | t[s.charCodeAt(11)], this.i2 = t[s.charCodeAt(12)] << 20 | t[s.charCodeAt(13)] << 16 | t[s.charCodeAt(14)] << 12 | t[s.charCodeAt(15)] << 8 | t[s.charCodeAt(16)] << 4 | t[s.charCodeAt(17)], this.i3 = t[s.charCodeAt(18)] << 20 | t[s.charCodeAt(19)] << 16 | t[s.charCodeAt(20)] << 12 | t[s.charCodeAt(21)] << 8 | t[s.charCodeAt(22)] << 4 | t[s.charCodeAt(23)];
  }
  constructor(inputId, offset) {
    if (super(), typeof offset == "number") {
      this.setFromBytes(inputId, offset);
      return;
    }
    let workingId;
    if (typeof inputId == "object" && inputId && "id" in inputId) {
      if (_ObjectId.is(inputId) && typeof inputId.i0 == "number" && typeof inputId.i1 == "number" && typeof inputId.i2 == "number" && typeof inputId.i3 == "number") {
        this.i0 = inputId.i0, this.i1 = inputId.i1, this.i2 = inputId.i2, this.i3 = inputId.i3;
        return;
      }
      if (typeof inputId.id != "string" && !ArrayBuffer.isView(inputId.id))
        throw new BSONError("Argument passed in must have an id that is of type string or Buffer");
      "toHexString" in inputId && typeof inputId.toHexString == "function" ? workingId = ByteUtils.fromHex(inputId.toHexString()) : workingId = inputId.id;
    } else
      workingId = inputId;
    if (workingId == null) {
      let time = Math.floor(Date.now() / 1e3), inc = _ObjectId.getInc(), pu = _ObjectId.PROCESS_UNIQUE ??= ByteUtils.randomBytes(5);
      this.i0 = time >>> 8 & 16777215, this.i1 = (time & 255) << 16 | pu[0] << 8 | pu[1], this.i2 = pu[2] << 16 | pu[3] << 8 | pu[4], this.i3 = inc & 16777215;
    } else if (ArrayBuffer.isView(workingId) && workingId.byteLength === 12)
      this.setFromBytes(workingId instanceof Uint8Array ? workingId : ByteUtils.toLocalBufferType(workingId));
    else if (typeof workingId == "string")
      if (_ObjectId.validateHexString(workingId))
        this.setFromHex(workingId), _ObjectId.cacheHexString && __idCache.set(this, workingId);
      else
        throw new BSONError("input must be a 24 character hex string, 12 byte Uint8Array, or an integer");
    else
      throw new BSONError("Argument passed in does not match the accepted types");
  }
  get id() {
    let b = ByteUtils.allocateUnsafe(12);
    return b[0] = this.i0 >>> 16 & 255, b[1] = this.i0 >>> 8 & 255, b[2] = this.i0 & 255, b[3] = this.i1 >>> 16 & 255, b[4] = this.i1 >>> 8 & 255, b[5] = this.i1 & 255, b[6] = this.i2 >>> 16 & 255, b[7] = this.i2 >>> 8 & 255, b[8] = this.i2 & 255, b[9] = this.i3 >>> 16 & 255, b[10] = this.i3 >>> 8 & 255, b[11] = this.i3 & 255, b;
  }
  set id(value) {
    let bytes = value instanceof Uint8Array ? value : ByteUtils.toLocalBufferType(value);
    this.setFromBytes(bytes), _ObjectId.cacheHexString && __idCache.set(this, ByteUtils.toHex(bytes));
  }
  static validateHexString(string) {
    if (string?.length !== 24)
      return !1;
    for (let i = 0; i < 24; i++) {
      let char = string.charCodeAt(i);
      if (!(char >= 48 && char <= 57 || char >= 97 && char <= 102 || char >= 65 && char <= 70))
        return !1;
    }
    return !0;
  }
  toHexString() {
    if (_ObjectId.cacheHexString) {
      let __id = __idCache.get(this);
      if (__id)
        return __id;
    }
    let i0 = this.i0, i1 = this.i1, i2 = this.i2, i3 = this.i3, hexString = byteToHex[i0 >>> 16 & 255] + byteToHex[i0 >>> 8 & 255] + byteToHex[i0 & 255] + byteToHex[i1 >>> 16 & 255] + byteToHex[i1 >>> 8 & 255] + byteToHex[i1 & 255] + byteToHex[i2 >>> 16 & 255] + byteToHex[i2 >>> 8 & 255] + byteToHex[i2 & 255] + byteToHex[i3 >>> 16 & 255] + byteToHex[i3 >>> 8 & 255] + byteToHex[i3 & 255];
    return _ObjectId.cacheHexString && __idCache.set(this, hexString), hexString;
  }
  static getInc() {
    return _ObjectId.index = (_ObjectId.index + 1) % 16777216;
  }
  static generate(time) {
    typeof time != "number" && (time = Math.floor(Date.now() / 1e3));
    let inc = _ObjectId.getInc(), buffer2 = ByteUtils.allocateUnsafe(12);
    NumberUtils.setInt32BE(buffer2, 0, time);
    let PROCESS_UNIQUE = this.PROCESS_UNIQUE ??= ByteUtils.randomBytes(5);
    return buffer2[4] = PROCESS_UNIQUE[0], buffer2[5] = PROCESS_UNIQUE[1], buffer2[6] = PROCESS_UNIQUE[2], buffer2[7] = PROCESS_UNIQUE[3], buffer2[8] = PROCESS_UNIQUE[4], buffer2[11] = inc & 255, buffer2[10] = inc >>> 8 & 255, buffer2[9] = inc >>> 16 & 255, buffer2;
  }
  toString(encoding) {
    return encoding === "base64" ? ByteUtils.toBase64(this.id) : encoding === "hex" ? this.toHexString() : this.toHexString();
  }
  toJSON() {
    return this.toHexString();
  }
  static is(variable) {
    return variable != null && typeof variable == "object" && "_bsontype" in variable && variable._bsontype === "ObjectId";
  }
  equals(otherId) {
    if (otherId == null)
      return !1;
    if (_ObjectId.is(otherId) && typeof otherId.i0 == "number" && typeof otherId.i1 == "number" && typeof otherId.i2 == "number" && typeof otherId.i3 == "number")
      return this.i3 === otherId.i3 && this.i0 === otherId.i0 && this.i1 === otherId.i1 && this.i2 === otherId.i2;
    if (typeof otherId == "string")
      return otherId.toLowerCase() === this.toHexString();
    if (typeof otherId == "object" && typeof otherId.toHexString == "function") {
      let otherIdString = otherId.toHexString(), thisIdString = this.toHexString();
      return typeof otherIdString == "string" && otherIdString.toLowerCase() === thisIdString;
    }
    return !1;
  }
  getTimestamp() {
    let timestamp = /* @__PURE__ */ new Date(), time = this.i0 * 256 + (this.i1 >>> 16);
    return timestamp.setTime(time * 1e3), timestamp;
  }
  static createPk() {
    return new _ObjectId();
  }
  serializeInto(uint8array, index) {
    return uint8array[index] = this.i0 >>> 16 & 255, uint8array[index + 1] = this.i0 >>> 8 & 255, uint8array[index + 2] = this.i0 & 255, uint8array[index + 3] = this.i1 >>> 16 & 255, uint8array[index + 4] = this.i1 >>> 8 & 255, uint8array[index + 5] = this.i1 & 255, uint8array[index + 6] = this.i2 >>> 16 & 255, uint8array[index + 7] = this.i2 >>> 8 & 255, uint8array[index + 8] = this.i2 & 255, uint8array[index + 9] = this.i3 >>> 16 & 255, uint8array[index + 10] = this.i3 >>> 8 & 255, uint8array[index + 11] = this.i3 & 255, 12;
  }
  static createFromTime(time) {
    let buffer2 = ByteUtils.allocate(12);
    for (let i = 11; i >= 4; i--)
      buffer2[i] = 0;
    return NumberUtils.setInt32BE(buffer2, 0, time), new _ObjectId(buffer2);
  }
  static createFromHexString(hexString) {
    if (hexString?.length !== 24)
      throw new BSONError("hex string must be 24 characters");
    return new _ObjectId(ByteUtils.fromHex(hexString));
  }
  static createFromBase64(base64) {
    if (base64?.length !== 16)
      throw new BSONError("base64 string must be 16 characters");
    return new _ObjectId(ByteUtils.fromBase64(base64));
  }
  static isValid(id) {
    if (id == null)
      return !1;
    if (typeof id == "string")
      return _ObjectId.validateHexString(id);
    try {
      return new _ObjectId(id), !0;
    } catch {
      return !1;
    }
  }
  toExtendedJSON() {
    return this.toHexString ? { $oid: this.toHexString() } : { $oid: this.toString("hex") };
  }
  static fromExtendedJSON(doc) {
    return new _ObjectId(doc.$oid);
  }
  isCached() {
    return _ObjectId.cacheHexString && __idCache.has(this);
  }
  inspect(depth, options, inspect) {
    return inspect ??= defaultInspect, `new ObjectId(${inspect(this.toHexString(), options)})`;
  }
};
function alphabetize(str) {
  return str.split("").sort().join("");
}
var BSONRegExp = class _BSONRegExp extends BSONValue {
  get _bsontype() {
    return "BSONRegExp";
  }
  pattern;
  options;
  constructor(pattern, options) {
    if (super(), this.pattern = pattern, this.options = alphabetize(options ?? ""), this.pattern.indexOf("\0") !== -1)
      throw new BSONError(`BSON Regex patterns cannot contain null bytes, found: ${JSON.stringify(this.pattern)}`);
    if (this.options.indexOf("\0") !== -1)
      throw new BSONError(`BSON Regex options cannot contain null bytes, found: ${JSON.stringify(this.options)}`);
    for (let i = 0; i < this.options.length; i++)
      if (!(this.options[i] === "i" || this.options[i] === "m" || this.options[i] === "x" || this.options[i] === "l" || this.options[i] === "s" || this.options[i] === "u"))
        throw new BSONError(`The regular expression option [${this.options[i]}] is not supported`);
  }
  static parseOptions(options) {
    return options ? options.split("").sort().join("") : "";
  }
  toExtendedJSON(options) {
    return options = options || {}, options.legacy ? { $regex: this.pattern, $options: this.options } : { $regularExpression: { pattern: this.pattern, options: this.options } };
  }
  static fromExtendedJSON(doc) {
    if ("$regex" in doc)
      if (typeof doc.$regex != "string") {
        if (doc.$regex._bsontype === "BSONRegExp")
          return doc;
      } else
        return new _BSONRegExp(doc.$regex, _BSONRegExp.parseOptions(doc.$options));
    if ("$regularExpression" in doc)
      return new _BSONRegExp(doc.$regularExpression.pattern, _BSONRegExp.parseOptions(doc.$regularExpression.options));
    throw new BSONError(`Unexpected BSONRegExp EJSON object form: ${JSON.stringify(doc)}`);
  }
  inspect(depth, options, inspect) {
    let stylize = getStylizeFunction(options) ?? ((v) => v);
    inspect ??= defaultInspect;
    let pattern = stylize(inspect(this.pattern), "regexp"), flags = stylize(inspect(this.options), "regexp");
    return `new BSONRegExp(${pattern}, ${flags})`;
  }
}, BSONSymbol = class _BSONSymbol extends BSONValue {
  get _bsontype() {
    return "BSONSymbol";
  }
  value;
  constructor(value) {
    super(), this.value = value;
  }
  valueOf() {
    return this.value;
  }
  toString() {
    return this.value;
  }
  toJSON() {
    return this.value;
  }
  toExtendedJSON() {
    return { $symbol: this.value };
  }
  static fromExtendedJSON(doc) {
    return new _BSONSymbol(doc.$symbol);
  }
  inspect(depth, options, inspect) {
    return inspect ??= defaultInspect, `new BSONSymbol(${inspect(this.value, options)})`;
  }
}, LongWithoutOverridesClass = Long, Timestamp = class _Timestamp extends LongWithoutOverridesClass {
  get _bsontype() {
    return "Timestamp";
  }
  get [bsonType]() {
    return "Timestamp";
  }
  static MAX_VALUE = Long.MAX_UNSIGNED_VALUE;
  get i() {
    return this.low >>> 0;
  }
  get t() {
    return this.high >>> 0;
  }
  constructor(low) {
    if (low == null)
      super(0, 0, !0);
    else if (typeof low == "bigint")
      super(low, !0);
    else if (Long.isLong(low))
      super(low.low, low.high, !0);
    else if (typeof low == "object" && "t" in low && "i" in low) {
      if (typeof low.t != "number" && (typeof low.t != "object" || low.t._bsontype !== "Int32"))
        throw new BSONError("Timestamp constructed from { t, i } must provide t as a number");
      if (typeof low.i != "number" && (typeof low.i != "object" || low.i._bsontype !== "Int32"))
        throw new BSONError("Timestamp constructed from { t, i } must provide i as a number");
      let t = Number(low.t), i = Number(low.i);
      if (t < 0 || Number.isNaN(t))
        throw new BSONError("Timestamp constructed from { t, i } must provide a positive t");
      if (i < 0 || Number.isNaN(i))
        throw new BSONError("Timestamp constructed from { t, i } must provide a positive i");
      if (t > 4294967295)
        throw new BSONError("Timestamp constructed from { t, i } must provide t equal or less than uint32 max");
      if (i > 4294967295)
        throw new BSONError("Timestamp constructed from { t, i } must provide i equal or less than uint32 max");
      super(i, t, !0);
    } else
      throw new BSONError("A Timestamp can only be constructed with: bigint, Long, or { t: number; i: number }");
  }
  toJSON() {
    return {
      $timestamp: this.toString()
    };
  }
  static fromInt(value) {
    return new _Timestamp(Long.fromInt(value, !0));
  }
  static fromNumber(value) {
    return new _Timestamp(Long.fromNumber(value, !0));
  }
  static fromBits(lowBits, highBits) {
    return new _Timestamp({ i: lowBits, t: highBits });
  }
  static fromString(str, optRadix) {
    return new _Timestamp(Long.fromString(str, !0, optRadix));
  }
  toExtendedJSON() {
    return { $timestamp: { t: this.t, i: this.i } };
  }
  static fromExtendedJSON(doc) {
    let i = Long.isLong(doc.$timestamp.i) ? doc.$timestamp.i.getLowBitsUnsigned() : doc.$timestamp.i, t = Long.isLong(doc.$timestamp.t) ? doc.$timestamp.t.getLowBitsUnsigned() : doc.$timestamp.t;
    return new _Timestamp({ t, i });
  }
  inspect(depth, options, inspect) {
    inspect ??= defaultInspect;
    let t = inspect(this.t, options), i = inspect(this.i, options);
    return `new Timestamp({ t: ${t}, i: ${i} })`;
  }
}, JS_INT_MAX_LONG = Long.fromNumber(JS_INT_MAX), JS_INT_MIN_LONG = Long.fromNumber(JS_INT_MIN);
function internalDeserialize(buffer2, options, isArray) {
  options = options ?? {};
  let index = options && options.index ? options.index : 0, size = NumberUtils.getInt32LE(buffer2, index);
  if (size < 5)
    throw new BSONError(`bson size must be >= 5, is ${size}`);
  if (options.allowObjectSmallerThanBufferSize && buffer2.length < size)
    throw new BSONError(`buffer length ${buffer2.length} must be >= bson size ${size}`);
  if (!options.allowObjectSmallerThanBufferSize && buffer2.length !== size)
    throw new BSONError(`buffer length ${buffer2.length} must === bson size ${size}`);
  if (size + index > buffer2.byteLength)
    throw new BSONError(`(bson size ${size} + options.index ${index} must be <= buffer length ${buffer2.byteLength})`);
  if (buffer2[index + size - 1] !== 0)
    throw new BSONError("One object, sized correctly, with a spot for an EOO, but the EOO isn't 0x00");
  return deserializeObject(buffer2, index, options, isArray);
}
var allowedDBRefKeys = /^\$ref$|^\$id$|^\$db$/;
function assignValue(dest, name, value) {
  name === "__proto__" ? Object.defineProperty(dest, name, {
    value,
    writable: !0,
    enumerable: !0,
    configurable: !0
  }) : dest[name] = value;
}
function toPotentialDbRef(doc) {
  if (isDBRefLike(doc)) {
    let { $ref, $id, $db, ...fields } = doc;
    return new DBRef($ref, $id, $db, fields);
  }
  return doc;
}
function deserializeObject(buffer2, index, options, isArray = !1) {
  options = { ...options };
  let fieldsAsRaw = options.fieldsAsRaw == null ? null : options.fieldsAsRaw, raw = options.raw == null ? !1 : options.raw, bsonRegExp = typeof options.bsonRegExp == "boolean" ? options.bsonRegExp : !1, promoteBuffers = options.promoteBuffers ?? !1, promoteLongs = options.promoteLongs ?? !0, promoteValues = options.promoteValues ?? !0, useBigInt64 = options.useBigInt64 ?? !1;
  if (useBigInt64 && !promoteValues)
    throw new BSONError("Must either request bigint or Long for int64 deserialization");
  if (useBigInt64 && !promoteLongs)
    throw new BSONError("Must either request bigint or Long for int64 deserialization");
  let validation = options.validation == null ? { utf8: !0 } : options.validation, globalUTFValidation = !0, validationSetting, utf8KeysSet, utf8ValidatedKeys = validation.utf8;
  if (typeof utf8ValidatedKeys == "boolean")
    validationSetting = utf8ValidatedKeys;
  else {
    globalUTFValidation = !1;
    let utf8ValidationValues = Object.keys(utf8ValidatedKeys).map(function(key) {
      return utf8ValidatedKeys[key];
    });
    if (utf8ValidationValues.length === 0)
      throw new BSONError("UTF-8 validation setting cannot be empty");
    if (typeof utf8ValidationValues[0] != "boolean")
      throw new BSONError("Invalid UTF-8 validation option, must specify boolean values");
    if (validationSetting = utf8ValidationValues[0], !utf8ValidationValues.every((item) => item === validationSetting))
      throw new BSONError("Invalid UTF-8 validation option - keys must be all true or all false");
  }
  if (!globalUTFValidation) {
    utf8KeysSet = /* @__PURE__ */ new Set();
    for (let key of Object.keys(utf8ValidatedKeys))
      utf8KeysSet.add(key);
  }
  let startIndex = index;
  if (buffer2.length < 5)
    throw new BSONError("corrupt bson message < 5 bytes long");
  let size = NumberUtils.getInt32LE(buffer2, index);
  if (index += 4, size < 5 || size > buffer2.length)
    throw new BSONError("corrupt bson message");
  let rootObject = isArray ? [] : {}, arrayIndex = 0, isPossibleDBRef = isArray ? !1 : null, currentFrame = null, currentDest = rootObject, currentIsArray = isArray;
  for (; ; ) {
    let elementType = buffer2[index++];
    if (elementType === 0)
      if (currentFrame)
        if (index === currentFrame.lastIndex) {
          let completedFrame = currentFrame;
          currentFrame = completedFrame.prev, currentFrame === null ? (currentDest = rootObject, currentIsArray = isArray) : (currentDest = currentFrame.holdingDocument, currentIsArray = currentFrame.isArray);
          let result = completedFrame.holdingDocument;
          switch (completedFrame.elementType) {
            case BSON_DATA_OBJECT:
              completedFrame.isPossibleDBRef && (result = toPotentialDbRef(result));
              break;
            case BSON_DATA_ARRAY:
              break;
            case BSON_DATA_CODE_W_SCOPE:
              result = new Code(completedFrame.functionString, completedFrame.holdingDocument);
              break;
            default:
              throw new BSONError("Unexpected element type in frame stack");
          }
          assignValue(currentDest, completedFrame.propertyName, result);
          continue;
        } else
          throw currentFrame.elementType === BSON_DATA_ARRAY ? new BSONError("corrupted array bson") : new BSONError("Bad BSON Document: object not properly terminated");
      else
        break;
    let i = index;
    for (; buffer2[i] !== 0 && i < buffer2.length; )
      i++;
    if (i >= buffer2.byteLength)
      throw new BSONError("Bad BSON Document: illegal CString");
    let name = currentIsArray ? currentFrame !== null ? currentFrame.arrayIndex++ : arrayIndex++ : ByteUtils.toUTF8(buffer2, index, i, !1), shouldValidateKey;
    currentFrame !== null ? shouldValidateKey = currentFrame.validationSetting : globalUTFValidation || utf8KeysSet?.has(name) ? shouldValidateKey = validationSetting : shouldValidateKey = !validationSetting, currentFrame !== null ? currentFrame.isPossibleDBRef !== !1 && typeof name == "string" && name[0] === "$" && (currentFrame.isPossibleDBRef = allowedDBRefKeys.test(name)) : isPossibleDBRef !== !1 && name[0] === "$" && (isPossibleDBRef = allowedDBRefKeys.test(name));
    let value, isDeferredValue = !1;
    if (index = i + 1, elementType === BSON_DATA_STRING) {
      let stringSize = NumberUtils.getInt32LE(buffer2, index);
      if (index += 4, stringSize <= 0 || stringSize > buffer2.length - index || buffer2[index + stringSize - 1] !== 0)
        throw new BSONError("bad string length in bson");
      value = ByteUtils.toUTF8(buffer2, index, index + stringSize - 1, shouldValidateKey), index = index + stringSize;
    } else if (elementType === BSON_DATA_OID)
      value = new ObjectId(buffer2, index), index = index + 12;
    else if (elementType === BSON_DATA_INT && promoteValues === !1)
      value = new Int32(NumberUtils.getInt32LE(buffer2, index)), index += 4;
    else if (elementType === BSON_DATA_INT)
      value = NumberUtils.getInt32LE(buffer2, index), index += 4;
    else if (elementType === BSON_DATA_NUMBER)
      value = NumberUtils.getFloat64LE(buffer2, index), index += 8, promoteValues === !1 && (value = new Double(value));
    else if (elementType === BSON_DATA_DATE) {
      let lowBits = NumberUtils.getInt32LE(buffer2, index), highBits = NumberUtils.getInt32LE(buffer2, index + 4);
      index += 8, value = new Date(new Long(lowBits, highBits).toNumber());
    } else if (elementType === BSON_DATA_BOOLEAN) {
      if (buffer2[index] !== 0 && buffer2[index] !== 1)
        throw new BSONError("illegal boolean type value");
      value = buffer2[index++] === 1;
    } else if (elementType === BSON_DATA_OBJECT) {
      let objectSize = NumberUtils.getInt32LE(buffer2, index);
      if (objectSize < 5 || objectSize > buffer2.length - index)
        throw new BSONError("bad embedded document length in bson");
      if (raw || (currentFrame?.raw ?? !1))
        value = buffer2.subarray(index, index + objectSize), index = index + objectSize;
      else {
        isDeferredValue = !0;
        let objectFrame = {
          holdingDocument: {},
          elementType: BSON_DATA_OBJECT,
          propertyName: name,
          functionString: null,
          lastIndex: index + objectSize,
          isArray: !1,
          arrayIndex: 0,
          raw: !1,
          isPossibleDBRef: null,
          validationSetting: shouldValidateKey,
          prev: currentFrame
        };
        currentFrame = objectFrame, currentDest = objectFrame.holdingDocument, currentIsArray = !1, index = index + 4;
      }
    } else if (elementType === BSON_DATA_ARRAY) {
      let objectSize = NumberUtils.getInt32LE(buffer2, index);
      if (objectSize < 5 || objectSize > buffer2.length - index)
        throw new BSONError("bad embedded array length in bson");
      let stopIndex = index + objectSize, arrayRaw = !!(fieldsAsRaw && fieldsAsRaw[name]) || (currentFrame?.raw ?? !1);
      isDeferredValue = !0;
      let arrayFrame = {
        holdingDocument: [],
        elementType: BSON_DATA_ARRAY,
        propertyName: name,
        functionString: null,
        lastIndex: stopIndex,
        isArray: !0,
        arrayIndex: 0,
        raw: arrayRaw,
        isPossibleDBRef: !1,
        validationSetting: shouldValidateKey,
        prev: currentFrame
      };
      currentFrame = arrayFrame, currentDest = arrayFrame.holdingDocument, currentIsArray = !0, index = index + 4;
    } else if (elementType === BSON_DATA_UNDEFINED)
      value = void 0;
    else if (elementType === BSON_DATA_NULL)
      value = null;
    else if (elementType === BSON_DATA_LONG)
      if (useBigInt64)
        value = NumberUtils.getBigInt64LE(buffer2, index), index += 8;
      else {
        let lowBits = NumberUtils.getInt32LE(buffer2, index), highBits = NumberUtils.getInt32LE(buffer2, index + 4);
        index += 8;
        let long = new Long(lowBits, highBits);
        promoteLongs && promoteValues === !0 ? value = long.lessThanOrEqual(JS_INT_MAX_LONG) && long.greaterThanOrEqual(JS_INT_MIN_LONG) ? long.toNumber() : long : value = long;
      }
    else if (elementType === BSON_DATA_DECIMAL128) {
      let bytes = ByteUtils.allocateUnsafe(16);
      for (let i2 = 0; i2 < 16; i2++)
        bytes[i2] = buffer2[index + i2];
      index = index + 16, value = new Decimal128(bytes);
    } else if (elementType === BSON_DATA_BINARY) {
      let binarySize = NumberUtils.getInt32LE(buffer2, index);
      index += 4;
      let totalBinarySize = binarySize, subType = buffer2[index++];
      if (binarySize < 0)
        throw new BSONError("Negative binary type element size found");
      if (binarySize > buffer2.byteLength)
        throw new BSONError("Binary type size larger than document size");
      if (subType === Binary.SUBTYPE_BYTE_ARRAY) {
        if (binarySize = NumberUtils.getInt32LE(buffer2, index), index += 4, binarySize < 0)
          throw new BSONError("Negative binary type element size found for subtype 0x02");
        if (binarySize > totalBinarySize - 4)
          throw new BSONError("Binary type with subtype 0x02 contains too long binary size");
        if (binarySize < totalBinarySize - 4)
          throw new BSONError("Binary type with subtype 0x02 contains too short binary size");
      }
      promoteBuffers && promoteValues ? value = ByteUtils.toLocalBufferType(buffer2.subarray(index, index + binarySize)) : (value = new Binary(buffer2.subarray(index, index + binarySize), subType), subType === BSON_BINARY_SUBTYPE_UUID_NEW && UUID.isValid(value) && (value = value.toUUID())), index = index + binarySize;
    } else if (elementType === BSON_DATA_REGEXP && bsonRegExp === !1) {
      for (i = index; buffer2[i] !== 0 && i < buffer2.length; )
        i++;
      if (i >= buffer2.length)
        throw new BSONError("Bad BSON Document: illegal CString");
      let source = ByteUtils.toUTF8(buffer2, index, i, !1);
      for (index = i + 1, i = index; buffer2[i] !== 0 && i < buffer2.length; )
        i++;
      if (i >= buffer2.length)
        throw new BSONError("Bad BSON Document: illegal CString");
      let regExpOptions = ByteUtils.toUTF8(buffer2, index, i, !1);
      index = i + 1;
      let optionsArray = new Array(regExpOptions.length);
      for (i = 0; i < regExpOptions.length; i++)
        switch (regExpOptions[i]) {
          case "m":
            optionsArray[i] = "m";
            break;
          case "s":
            optionsArray[i] = "g";
            break;
          case "i":
            optionsArray[i] = "i";
            break;
        }
      value = new RegExp(source, optionsArray.join(""));
    } else if (elementType === BSON_DATA_REGEXP && bsonRegExp === !0) {
      for (i = index; buffer2[i] !== 0 && i < buffer2.length; )
        i++;
      if (i >= buffer2.length)
        throw new BSONError("Bad BSON Document: illegal CString");
      let source = ByteUtils.toUTF8(buffer2, index, i, !1);
      for (index = i + 1, i = index; buffer2[i] !== 0 && i < buffer2.length; )
        i++;
      if (i >= buffer2.length)
        throw new BSONError("Bad BSON Document: illegal CString");
      let regExpOptions = ByteUtils.toUTF8(buffer2, index, i, !1);
      index = i + 1, value = new BSONRegExp(source, regExpOptions);
    } else if (elementType === BSON_DATA_SYMBOL) {
      let stringSize = NumberUtils.getInt32LE(buffer2, index);
      if (index += 4, stringSize <= 0 || stringSize > buffer2.length - index || buffer2[index + stringSize - 1] !== 0)
        throw new BSONError("bad string length in bson");
      let symbol = ByteUtils.toUTF8(buffer2, index, index + stringSize - 1, shouldValidateKey);
      value = promoteValues ? symbol : new BSONSymbol(symbol), index = index + stringSize;
    } else if (elementType === BSON_DATA_TIMESTAMP)
      value = new Timestamp({
        i: NumberUtils.getUint32LE(buffer2, index),
        t: NumberUtils.getUint32LE(buffer2, index + 4)
      }), index += 8;
    else if (elementType === BSON_DATA_MIN_KEY)
      value = new MinKey();
    else if (elementType === BSON_DATA_MAX_KEY)
      value = new MaxKey();
    else if (elementType === BSON_DATA_CODE) {
      let stringSize = NumberUtils.getInt32LE(buffer2, index);
      if (index += 4, stringSize <= 0 || stringSize > buffer2.length - index || buffer2[index + stringSize - 1] !== 0)
        throw new BSONError("bad string length in bson");
      let functionString = ByteUtils.toUTF8(buffer2, index, index + stringSize - 1, shouldValidateKey);
      value = new Code(functionString), index = index + stringSize;
    } else if (elementType === BSON_DATA_CODE_W_SCOPE) {
      let totalSize = NumberUtils.getInt32LE(buffer2, index);
      if (index += 4, totalSize < 13)
        throw new BSONError("code_w_scope total size shorter minimum expected length");
      let stringSize = NumberUtils.getInt32LE(buffer2, index);
      if (index += 4, stringSize <= 0 || stringSize > buffer2.length - index || buffer2[index + stringSize - 1] !== 0)
        throw new BSONError("bad string length in bson");
      let functionString = ByteUtils.toUTF8(buffer2, index, index + stringSize - 1, shouldValidateKey);
      index = index + stringSize;
      let _index = index, objectSize = NumberUtils.getInt32LE(buffer2, index);
      if (objectSize < 5 || objectSize > buffer2.length - index)
        throw new BSONError("bad scope document size in code_w_scope");
      if (totalSize < 8 + objectSize + stringSize)
        throw new BSONError("code_w_scope total size is too short, truncating scope");
      if (totalSize > 8 + objectSize + stringSize)
        throw new BSONError("code_w_scope total size is too long, clips outer document");
      isDeferredValue = !0;
      let scopeFrame = {
        holdingDocument: {},
        elementType: BSON_DATA_CODE_W_SCOPE,
        propertyName: name,
        functionString,
        lastIndex: _index + objectSize,
        isArray: !1,
        arrayIndex: 0,
        raw: !1,
        isPossibleDBRef: null,
        validationSetting: shouldValidateKey,
        prev: currentFrame
      };
      currentFrame = scopeFrame, currentDest = scopeFrame.holdingDocument, currentIsArray = !1, index = index + 4;
    } else if (elementType === BSON_DATA_DBPOINTER) {
      let stringSize = NumberUtils.getInt32LE(buffer2, index);
      if (index += 4, stringSize <= 0 || stringSize > buffer2.length - index || buffer2[index + stringSize - 1] !== 0)
        throw new BSONError("bad string length in bson");
      let namespace = ByteUtils.toUTF8(buffer2, index, index + stringSize - 1, shouldValidateKey);
      index = index + stringSize;
      let oidBuffer = ByteUtils.allocateUnsafe(12);
      for (let i2 = 0; i2 < 12; i2++)
        oidBuffer[i2] = buffer2[index + i2];
      let oid = new ObjectId(oidBuffer);
      index = index + 12, value = new DBRef(namespace, oid);
    } else
      throw new BSONError(`Detected unknown BSON type ${elementType.toString(16)} for fieldname "${name}"`);
    isDeferredValue || assignValue(currentDest, name, value);
  }
  if (currentFrame !== null)
    throw new BSONError("corrupted bson, more objects expected based on the current document size");
  let object = rootObject;
  if (size !== index - startIndex)
    throw isArray ? new BSONError("corrupt array bson") : new BSONError("corrupt object bson");
  return isPossibleDBRef ? toPotentialDbRef(object) : object;
}
var regexp = /\x00/, ignoreKeys = /* @__PURE__ */ new Set(["$db", "$ref", "$id", "$clusterTime"]);
function serializeString(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_STRING;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes + 1, buffer2[index - 1] = 0;
  let size = ByteUtils.encodeUTF8Into(buffer2, value, index + 4);
  return NumberUtils.setInt32LE(buffer2, index, size + 1), index = index + 4 + size, buffer2[index++] = 0, index;
}
function serializeNumber(buffer2, key, value, index) {
  let type = !Object.is(value, -0) && Number.isSafeInteger(value) && value <= BSON_INT32_MAX && value >= BSON_INT32_MIN ? BSON_DATA_INT : BSON_DATA_NUMBER;
  buffer2[index++] = type;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, type === BSON_DATA_INT ? index += NumberUtils.setInt32LE(buffer2, index, value) : index += NumberUtils.setFloat64LE(buffer2, index, value), index;
}
function serializeBigInt(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_LONG;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index += numberOfWrittenBytes, buffer2[index++] = 0, index += NumberUtils.setBigInt64LE(buffer2, index, value), index;
}
function serializeNull(buffer2, key, _, index) {
  buffer2[index++] = BSON_DATA_NULL;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, index;
}
function serializeBoolean(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_BOOLEAN;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, buffer2[index++] = value ? 1 : 0, index;
}
function serializeDate(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_DATE;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  let dateInMilis = Long.fromNumber(value.getTime()), lowBits = dateInMilis.getLowBits(), highBits = dateInMilis.getHighBits();
  return index += NumberUtils.setInt32LE(buffer2, index, lowBits), index += NumberUtils.setInt32LE(buffer2, index, highBits), index;
}
function serializeRegExp(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_REGEXP;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  if (index = index + numberOfWrittenBytes, buffer2[index++] = 0, value.source && value.source.match(regexp) != null)
    throw new BSONError("value " + value.source + " must not contain null bytes");
  return index = index + ByteUtils.encodeUTF8Into(buffer2, value.source, index), buffer2[index++] = 0, value.ignoreCase && (buffer2[index++] = 105), value.global && (buffer2[index++] = 115), value.multiline && (buffer2[index++] = 109), buffer2[index++] = 0, index;
}
function serializeBSONRegExp(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_REGEXP;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  if (index = index + numberOfWrittenBytes, buffer2[index++] = 0, value.pattern.match(regexp) != null)
    throw new BSONError("pattern " + value.pattern + " must not contain null bytes");
  index = index + ByteUtils.encodeUTF8Into(buffer2, value.pattern, index), buffer2[index++] = 0;
  let sortedOptions = value.options.split("").sort().join("");
  return index = index + ByteUtils.encodeUTF8Into(buffer2, sortedOptions, index), buffer2[index++] = 0, index;
}
function serializeMinMax(buffer2, key, value, index) {
  value === null ? buffer2[index++] = BSON_DATA_NULL : value[bsonType] === "MinKey" ? buffer2[index++] = BSON_DATA_MIN_KEY : buffer2[index++] = BSON_DATA_MAX_KEY;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, index;
}
function serializeObjectId(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_OID;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, index += value.serializeInto(buffer2, index), index;
}
function serializeBuffer(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_BINARY;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  let size = value.length;
  if (index += NumberUtils.setInt32LE(buffer2, index, size), buffer2[index++] = BSON_BINARY_SUBTYPE_DEFAULT, size <= 16)
    for (let i = 0; i < size; i++)
      buffer2[index + i] = value[i];
  else
    buffer2.set(value, index);
  return index = index + size, index;
}
function serializeDecimal128(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_DECIMAL128;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  for (let i = 0; i < 16; i++)
    buffer2[index + i] = value.bytes[i];
  return index + 16;
}
function serializeLong(buffer2, key, value, index) {
  buffer2[index++] = value[bsonType] === "Long" ? BSON_DATA_LONG : BSON_DATA_TIMESTAMP;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  let lowBits = value.getLowBits(), highBits = value.getHighBits();
  return index += NumberUtils.setInt32LE(buffer2, index, lowBits), index += NumberUtils.setInt32LE(buffer2, index, highBits), index;
}
function serializeInt32(buffer2, key, value, index) {
  value = value.valueOf(), buffer2[index++] = BSON_DATA_INT;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, index += NumberUtils.setInt32LE(buffer2, index, value), index;
}
function serializeDouble(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_NUMBER;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  return index = index + numberOfWrittenBytes, buffer2[index++] = 0, index += NumberUtils.setFloat64LE(buffer2, index, value.value), index;
}
function serializeFunction(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_CODE;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  let functionString = value.toString(), size = ByteUtils.encodeUTF8Into(buffer2, functionString, index + 4) + 1;
  return NumberUtils.setInt32LE(buffer2, index, size), index = index + 4 + size - 1, buffer2[index++] = 0, index;
}
function serializeBinary(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_BINARY;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  let data = value.buffer, size = value.position;
  if (value.sub_type === Binary.SUBTYPE_BYTE_ARRAY && (size = size + 4), index += NumberUtils.setInt32LE(buffer2, index, size), buffer2[index++] = value.sub_type, value.sub_type === Binary.SUBTYPE_BYTE_ARRAY && (size = size - 4, index += NumberUtils.setInt32LE(buffer2, index, size)), value.sub_type === Binary.SUBTYPE_VECTOR && validateBinaryVector(value), size <= 16)
    for (let i = 0; i < size; i++)
      buffer2[index + i] = data[i];
  else
    buffer2.set(data, index);
  return index = index + value.position, index;
}
function serializeSymbol(buffer2, key, value, index) {
  buffer2[index++] = BSON_DATA_SYMBOL;
  let numberOfWrittenBytes = ByteUtils.encodeUTF8Into(buffer2, key, index);
  index = index + numberOfWrittenBytes, buffer2[index++] = 0;
  let size = ByteUtils.encodeUTF8Into(buffer2, value.value, index + 4) + 1;
  return NumberUtils.setInt32LE(buffer2, index, size), index = index + 4 + size - 1, buffer2[index++] = 0, index;
}
function makeFrame(sourceObject, objectSizeIndex, codeSizeIndex, prev, checkKeys, ignoreUndefined) {
  if (Array.isArray(sourceObject))
    return {
      sourceObject,
      isArray: !0,
      objectSizeIndex,
      codeSizeIndex,
      iterTarget: sourceObject,
      keys: null,
      keyIndex: 0,
      mapIterator: null,
      prev,
      checkKeys,
      ignoreUndefined
    };
  if (sourceObject instanceof Map || isMap(sourceObject))
    return {
      sourceObject,
      isArray: !1,
      objectSizeIndex,
      codeSizeIndex,
      iterTarget: sourceObject,
      keys: null,
      keyIndex: 0,
      mapIterator: sourceObject.entries(),
      prev,
      checkKeys,
      ignoreUndefined
    };
  let target = sourceObject;
  if (typeof target?.toBSON == "function" && (target = target.toBSON(), target != null && typeof target != "object"))
    throw new BSONError("toBSON function did not return an object");
  return {
    sourceObject,
    isArray: !1,
    objectSizeIndex,
    codeSizeIndex,
    iterTarget: target,
    keys: Object.keys(target),
    keyIndex: 0,
    mapIterator: null,
    prev,
    checkKeys,
    ignoreUndefined
  };
}
function serializeInto(buffer2, object, checkKeys, startingIndex, serializeFunctions, ignoreUndefined, path) {
  if (path == null) {
    if (object == null)
      return buffer2[0] = 5, buffer2[1] = 0, buffer2[2] = 0, buffer2[3] = 0, buffer2[4] = 0, 5;
    if (Array.isArray(object))
      throw new BSONError("serialize does not support an array as the root input");
    if (typeof object != "object")
      throw new BSONError("serialize does not support non-object as the root input");
    if ("_bsontype" in object && typeof object._bsontype == "string")
      throw new BSONError("BSON types cannot be serialized as a document");
    if (isDate(object) || isRegExp(object) || isUint8Array(object) || isAnyArrayBuffer(object))
      throw new BSONError("date, regexp, typedarray, and arraybuffer cannot be BSON documents");
    path = /* @__PURE__ */ new Set();
  }
  path.add(object);
  let currentFrame = makeFrame(object, startingIndex, null, null, checkKeys, ignoreUndefined), index = startingIndex + 4;
  for (; currentFrame !== null; ) {
    let frame = currentFrame, key, value;
    if (frame.mapIterator !== null) {
      let next = frame.mapIterator.next();
      if (next.done) {
        buffer2[index++] = 0, NumberUtils.setInt32LE(buffer2, frame.objectSizeIndex, index - frame.objectSizeIndex), frame.codeSizeIndex !== null && NumberUtils.setInt32LE(buffer2, frame.codeSizeIndex, index - frame.codeSizeIndex), path.delete(frame.sourceObject), currentFrame = frame.prev;
        continue;
      }
      key = next.value[0], value = next.value[1];
    } else if (frame.keys !== null) {
      if (frame.keyIndex >= frame.keys.length) {
        buffer2[index++] = 0, NumberUtils.setInt32LE(buffer2, frame.objectSizeIndex, index - frame.objectSizeIndex), frame.codeSizeIndex !== null && NumberUtils.setInt32LE(buffer2, frame.codeSizeIndex, index - frame.codeSizeIndex), path.delete(frame.sourceObject), currentFrame = frame.prev;
        continue;
      }
      key = frame.keys[frame.keyIndex++], value = frame.iterTarget[key];
    } else {
      let arr = frame.iterTarget;
      if (frame.keyIndex >= arr.length) {
        buffer2[index++] = 0, NumberUtils.setInt32LE(buffer2, frame.objectSizeIndex, index - frame.objectSizeIndex), frame.codeSizeIndex !== null && NumberUtils.setInt32LE(buffer2, frame.codeSizeIndex, index - frame.codeSizeIndex), path.delete(frame.sourceObject), currentFrame = frame.prev;
        continue;
      }
      let i = frame.keyIndex++;
      key = String(i), value = arr[i];
    }
    if (typeof value?.toBSON == "function" && (value = value.toBSON()), !frame.isArray && typeof key == "string" && !(key[0] === "$" && ignoreKeys.has(key))) {
      if (regexp.test(key))
        throw new BSONError("key " + key + " must not contain null bytes");
      if (frame.checkKeys) {
        if (key[0] === "$")
          throw new BSONError("key " + key + " must not start with '$'");
        if (key.includes("."))
          throw new BSONError("key " + key + " must not contain '.'");
      }
    }
    let type = typeof value;
    if (value === void 0)
      (frame.isArray || frame.ignoreUndefined === !1) && (index = serializeNull(buffer2, key, value, index));
    else if (value === null)
      index = serializeNull(buffer2, key, value, index);
    else if (type === "string")
      index = serializeString(buffer2, key, value, index);
    else if (type === "number")
      index = serializeNumber(buffer2, key, value, index);
    else if (type === "bigint")
      index = serializeBigInt(buffer2, key, value, index);
    else if (type === "boolean")
      index = serializeBoolean(buffer2, key, value, index);
    else if (type === "object" && value._bsontype == null)
      if (value instanceof Date || isDate(value))
        index = serializeDate(buffer2, key, value, index);
      else if (value instanceof Uint8Array || isUint8Array(value))
        index = serializeBuffer(buffer2, key, value, index);
      else if (value instanceof RegExp || isRegExp(value))
        index = serializeRegExp(buffer2, key, value, index);
      else {
        if (path.has(value))
          throw new BSONError("Cannot convert circular structure to BSON");
        let nestedIsArray = Array.isArray(value);
        buffer2[index++] = nestedIsArray ? BSON_DATA_ARRAY : BSON_DATA_OBJECT, index += ByteUtils.encodeUTF8Into(buffer2, key, index), buffer2[index++] = 0;
        let nestedStartIndex = index;
        path.add(value), currentFrame = makeFrame(value, nestedStartIndex, null, frame, frame.checkKeys, frame.ignoreUndefined), index += 4;
      }
    else if (type === "object") {
      if (value[BSON_VERSION_SYMBOL] !== BSON_MAJOR_VERSION)
        throw new BSONVersionError();
      let tag = value[bsonType];
      if (tag === "ObjectId")
        index = serializeObjectId(buffer2, key, value, index);
      else if (tag === "Decimal128")
        index = serializeDecimal128(buffer2, key, value, index);
      else if (tag === "Long" || tag === "Timestamp")
        index = serializeLong(buffer2, key, value, index);
      else if (tag === "Double")
        index = serializeDouble(buffer2, key, value, index);
      else if (tag === "Code") {
        let codeValue = value;
        if (codeValue.scope && typeof codeValue.scope == "object") {
          buffer2[index++] = BSON_DATA_CODE_W_SCOPE, index += ByteUtils.encodeUTF8Into(buffer2, key, index), buffer2[index++] = 0;
          let codeTotalSizeIndex = index;
          index += 4;
          let functionString = codeValue.code, codeSize = ByteUtils.encodeUTF8Into(buffer2, functionString, index + 4) + 1;
          NumberUtils.setInt32LE(buffer2, index, codeSize), buffer2[index + 4 + codeSize - 1] = 0, index = index + codeSize + 4;
          let scope = codeValue.scope;
          if (path.has(scope))
            throw new BSONError("Cannot convert circular structure to BSON");
          path.add(scope), currentFrame = makeFrame(scope, index, codeTotalSizeIndex, frame, frame.checkKeys, frame.ignoreUndefined), index += 4;
        } else {
          buffer2[index++] = BSON_DATA_CODE, index += ByteUtils.encodeUTF8Into(buffer2, key, index), buffer2[index++] = 0;
          let functionString = codeValue.code.toString(), size = ByteUtils.encodeUTF8Into(buffer2, functionString, index + 4) + 1;
          NumberUtils.setInt32LE(buffer2, index, size), index = index + 4 + size - 1, buffer2[index++] = 0;
        }
      } else if (tag === "Binary")
        index = serializeBinary(buffer2, key, value, index);
      else if (tag === "BSONSymbol")
        index = serializeSymbol(buffer2, key, value, index);
      else if (tag === "DBRef") {
        let dbref = value, orderedValues = Object.assign({ $ref: dbref.collection, $id: dbref.oid }, dbref.db != null ? { $db: dbref.db } : null, dbref.fields);
        buffer2[index++] = BSON_DATA_OBJECT, index += ByteUtils.encodeUTF8Into(buffer2, key, index), buffer2[index++] = 0, path.add(orderedValues), currentFrame = makeFrame(orderedValues, index, null, frame, !1, !0), index += 4;
      } else if (tag === "BSONRegExp")
        index = serializeBSONRegExp(buffer2, key, value, index);
      else if (tag === "Int32")
        index = serializeInt32(buffer2, key, value, index);
      else if (tag === "MinKey" || tag === "MaxKey")
        index = serializeMinMax(buffer2, key, value, index);
      else if (typeof value._bsontype < "u")
        throw new BSONError(`Unrecognized or invalid _bsontype: ${String(value._bsontype)}`);
    } else type === "function" && serializeFunctions && (index = serializeFunction(buffer2, key, value, index));
  }
  return index;
}
function isBSONType(value) {
  return value != null && typeof value == "object" && "_bsontype" in value && typeof value._bsontype == "string";
}
var keysToCodecs = {
  $oid: ObjectId,
  $binary: Binary,
  $uuid: Binary,
  $symbol: BSONSymbol,
  $numberInt: Int32,
  $numberDecimal: Decimal128,
  $numberDouble: Double,
  $numberLong: Long,
  $minKey: MinKey,
  $maxKey: MaxKey,
  $regex: BSONRegExp,
  $regularExpression: BSONRegExp,
  $timestamp: Timestamp
};
function deserializeValue(value, options = {}) {
  if (typeof value == "number") {
    let in32BitRange = value <= BSON_INT32_MAX && value >= BSON_INT32_MIN, in64BitRange = value <= BSON_INT64_MAX && value >= BSON_INT64_MIN;
    if (options.relaxed || options.legacy)
      return value;
    if (Number.isInteger(value) && !Object.is(value, -0)) {
      if (in32BitRange)
        return new Int32(value);
      if (in64BitRange)
        return options.useBigInt64 ? BigInt(value) : Long.fromNumber(value);
    }
    return new Double(value);
  }
  if (value == null || typeof value != "object")
    return value;
  if (value.$undefined)
    return null;
  let keys = Object.keys(value).filter((k) => k.startsWith("$") && value[k] != null);
  for (let i = 0; i < keys.length; i++) {
    let c = keysToCodecs[keys[i]];
    if (c)
      return c.fromExtendedJSON(value, options);
  }
  if (value.$date != null) {
    let d = value.$date, date = /* @__PURE__ */ new Date();
    if (options.legacy)
      if (typeof d == "number")
        date.setTime(d);
      else if (typeof d == "string")
        date.setTime(Date.parse(d));
      else if (typeof d == "bigint")
        date.setTime(Number(d));
      else
        throw new BSONRuntimeError(`Unrecognized type for EJSON date: ${typeof d}`);
    else if (typeof d == "string")
      date.setTime(Date.parse(d));
    else if (Long.isLong(d))
      date.setTime(d.toNumber());
    else if (typeof d == "number" && options.relaxed)
      date.setTime(d);
    else if (typeof d == "bigint")
      date.setTime(Number(d));
    else
      throw new BSONRuntimeError(`Unrecognized type for EJSON date: ${typeof d}`);
    return date;
  }
  if (value.$code != null) {
    let copy = Object.assign({}, value);
    return value.$scope && (copy.$scope = deserializeValue(value.$scope)), Code.fromExtendedJSON(value);
  }
  if (isDBRefLike(value) || value.$dbPointer) {
    let v = value.$ref ? value : value.$dbPointer;
    if (v instanceof DBRef)
      return v;
    let dollarKeys = Object.keys(v).filter((k) => k.startsWith("$")), valid = !0;
    if (dollarKeys.forEach((k) => {
      ["$ref", "$id", "$db"].indexOf(k) === -1 && (valid = !1);
    }), valid)
      return DBRef.fromExtendedJSON(v);
  }
  return value;
}
function serializeArray(array, options) {
  return array.map((v, index) => {
    options.seenObjects.push({ propertyName: `index ${index}`, obj: null });
    try {
      return serializeValue(v, options);
    } finally {
      options.seenObjects.pop();
    }
  });
}
function getISOString(date) {
  let isoStr = date.toISOString();
  return date.getUTCMilliseconds() !== 0 ? isoStr : isoStr.slice(0, -5) + "Z";
}
function serializeValue(value, options) {
  if (value instanceof Map || isMap(value)) {
    let obj = /* @__PURE__ */ Object.create(null);
    for (let [k, v] of value) {
      if (typeof k != "string")
        throw new BSONError("Can only serialize maps with string keys");
      obj[k] = v;
    }
    return serializeValue(obj, options);
  }
  if ((typeof value == "object" || typeof value == "function") && value !== null) {
    let index = options.seenObjects.findIndex((entry) => entry.obj === value);
    if (index !== -1) {
      let props = options.seenObjects.map((entry) => entry.propertyName), leadingPart = props.slice(0, index).map((prop) => `${prop} -> `).join(""), alreadySeen = props[index], circularPart = " -> " + props.slice(index + 1, props.length - 1).map((prop) => `${prop} -> `).join(""), current = props[props.length - 1], leadingSpace = " ".repeat(leadingPart.length + alreadySeen.length / 2), dashes = "-".repeat(circularPart.length + (alreadySeen.length + current.length) / 2 - 1);
      throw new BSONError(`Converting circular structure to EJSON:
    ${leadingPart}${alreadySeen}${circularPart}${current}
    ${leadingSpace}\\${dashes}/`);
    }
    options.seenObjects[options.seenObjects.length - 1].obj = value;
  }
  if (Array.isArray(value))
    return serializeArray(value, options);
  if (value === void 0)
    return options.ignoreUndefined ? void 0 : null;
  if (value instanceof Date || isDate(value)) {
    let dateNum = value.getTime(), inRange = dateNum > -1 && dateNum < 2534023008e5;
    return options.legacy ? options.relaxed && inRange ? { $date: value.getTime() } : { $date: getISOString(value) } : options.relaxed && inRange ? { $date: getISOString(value) } : { $date: { $numberLong: value.getTime().toString() } };
  }
  if (typeof value == "number" && (!options.relaxed || !isFinite(value))) {
    if (Number.isInteger(value) && !Object.is(value, -0)) {
      if (value >= BSON_INT32_MIN && value <= BSON_INT32_MAX)
        return { $numberInt: value.toString() };
      if (value >= BSON_INT64_MIN && value <= BSON_INT64_MAX)
        return { $numberLong: value.toString() };
    }
    return { $numberDouble: Object.is(value, -0) ? "-0.0" : value.toString() };
  }
  if (typeof value == "bigint")
    return options.relaxed ? Number(BigInt.asIntN(64, value)) : { $numberLong: BigInt.asIntN(64, value).toString() };
  if (value instanceof RegExp || isRegExp(value)) {
    let flags = value.flags;
    if (flags === void 0) {
      let match = value.toString().match(/[gimuy]*$/);
      match && (flags = match[0]);
    }
    return new BSONRegExp(value.source, flags).toExtendedJSON(options);
  }
  return value != null && typeof value == "object" ? serializeDocument(value, options) : value;
}
var BSON_TYPE_MAPPINGS = {
  Binary: (o) => new Binary(o.value(), o.sub_type),
  Code: (o) => new Code(o.code, o.scope),
  DBRef: (o) => new DBRef(o.collection || o.namespace, o.oid, o.db, o.fields),
  Decimal128: (o) => new Decimal128(o.bytes),
  Double: (o) => new Double(o.value),
  Int32: (o) => new Int32(o.value),
  Long: (o) => Long.fromBits(o.low != null ? o.low : o.low_, o.low != null ? o.high : o.high_, o.low != null ? o.unsigned : o.unsigned_),
  MaxKey: () => new MaxKey(),
  MinKey: () => new MinKey(),
  ObjectId: (o) => new ObjectId(o),
  BSONRegExp: (o) => new BSONRegExp(o.pattern, o.options),
  BSONSymbol: (o) => new BSONSymbol(o.value),
  Timestamp: (o) => Timestamp.fromBits(o.low, o.high)
};
function serializeDocument(doc, options) {
  if (doc == null || typeof doc != "object")
    throw new BSONError("not an object instance");
  let bsontype = doc._bsontype;
  if (typeof bsontype > "u") {
    let _doc = {};
    for (let name of Object.keys(doc)) {
      options.seenObjects.push({ propertyName: name, obj: null });
      try {
        let value = serializeValue(doc[name], options);
        name === "__proto__" ? Object.defineProperty(_doc, name, {
          value,
          writable: !0,
          enumerable: !0,
          configurable: !0
        }) : _doc[name] = value;
      } finally {
        options.seenObjects.pop();
      }
    }
    return _doc;
  } else {
    if (doc != null && typeof doc == "object" && typeof doc._bsontype == "string" && doc[BSON_VERSION_SYMBOL] !== BSON_MAJOR_VERSION)
      throw new BSONVersionError();
    if (isBSONType(doc)) {
      let outDoc = doc;
      if (typeof outDoc.toExtendedJSON != "function") {
        let mapper = BSON_TYPE_MAPPINGS[doc._bsontype];
        if (!mapper)
          throw new BSONError("Unrecognized or invalid _bsontype: " + doc._bsontype);
        outDoc = mapper(outDoc);
      }
      return bsontype === "Code" && outDoc.scope ? outDoc = new Code(outDoc.code, serializeValue(outDoc.scope, options)) : bsontype === "DBRef" && outDoc.oid && (outDoc = new DBRef(serializeValue(outDoc.collection, options), serializeValue(outDoc.oid, options), serializeValue(outDoc.db, options), serializeValue(outDoc.fields, options))), outDoc.toExtendedJSON(options);
    } else
      throw new BSONError("_bsontype must be a string, but was: " + typeof bsontype);
  }
}
function parse(text, options) {
  let ejsonOptions = {
    useBigInt64: options?.useBigInt64 ?? !1,
    relaxed: options?.relaxed ?? !0,
    legacy: options?.legacy ?? !1
  };
  return JSON.parse(text, (key, value) => {
    if (key.indexOf("\0") !== -1)
      throw new BSONError(`BSON Document field names cannot contain null bytes, found: ${JSON.stringify(key)}`);
    return deserializeValue(value, ejsonOptions);
  });
}
function stringify(value, replacerOrOptions, spaceOrOptions, options) {
  spaceOrOptions != null && typeof spaceOrOptions == "object" && (options = spaceOrOptions, spaceOrOptions = void 0), replacerOrOptions != null && typeof replacerOrOptions == "object" && !Array.isArray(replacerOrOptions) && (options = replacerOrOptions, replacerOrOptions = void 0);
  let serializeOptions = Object.assign({ relaxed: !0, legacy: !1 }, options, {
    seenObjects: [{ propertyName: "(root)", obj: null }]
  }), doc = serializeValue(value, serializeOptions);
  return JSON.stringify(doc, replacerOrOptions, spaceOrOptions);
}
function EJSONserialize(value, options) {
  return options = options || {}, JSON.parse(stringify(value, options));
}
function EJSONdeserialize(ejson, options) {
  return options = options || {}, parse(JSON.stringify(ejson), options);
}
var EJSON = /* @__PURE__ */ Object.create(null);
EJSON.parse = parse;
EJSON.stringify = stringify;
EJSON.serialize = EJSONserialize;
EJSON.deserialize = EJSONdeserialize;
Object.freeze(EJSON);
var BSONElementType = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127
};
function getSize(source, offset) {
  try {
    return NumberUtils.getNonnegativeInt32LE(source, offset);
  } catch (cause) {
    throw new BSONOffsetError("BSON size cannot be negative", offset, { cause });
  }
}
function findNull(bytes, offset) {
  let nullTerminatorOffset = offset;
  for (; bytes[nullTerminatorOffset]; nullTerminatorOffset++)
    ;
  if (nullTerminatorOffset >= bytes.length - 1)
    throw new BSONOffsetError("Null terminator not found", offset);
  return nullTerminatorOffset;
}
function parseToElements(bytes, startOffset = 0) {
  if (startOffset ??= 0, bytes.length < 5)
    throw new BSONOffsetError(`Input must be at least 5 bytes, got ${bytes.length} bytes`, startOffset);
  let documentSize = getSize(bytes, startOffset);
  if (documentSize > bytes.length - startOffset)
    throw new BSONOffsetError(`Parsed documentSize (${documentSize} bytes) does not match input length (${bytes.length} bytes)`, startOffset);
  if (bytes[startOffset + documentSize - 1] !== 0)
    throw new BSONOffsetError("BSON documents must end in 0x00", startOffset + documentSize);
  let elements = [], offset = startOffset + 4;
  for (; offset <= documentSize + startOffset; ) {
    let type = bytes[offset];
    if (offset += 1, type === 0) {
      if (offset - startOffset !== documentSize)
        throw new BSONOffsetError("Invalid 0x00 type byte", offset);
      break;
    }
    let nameOffset = offset, nameLength = findNull(bytes, offset) - nameOffset;
    offset += nameLength + 1;
    let length;
    if (type === BSONElementType.double || type === BSONElementType.long || type === BSONElementType.date || type === BSONElementType.timestamp)
      length = 8;
    else if (type === BSONElementType.int)
      length = 4;
    else if (type === BSONElementType.objectId)
      length = 12;
    else if (type === BSONElementType.decimal)
      length = 16;
    else if (type === BSONElementType.bool)
      length = 1;
    else if (type === BSONElementType.null || type === BSONElementType.undefined || type === BSONElementType.maxKey || type === BSONElementType.minKey)
      length = 0;
    else if (type === BSONElementType.regex)
      length = findNull(bytes, findNull(bytes, offset) + 1) + 1 - offset;
    else if (type === BSONElementType.object || type === BSONElementType.array || type === BSONElementType.javascriptWithScope)
      length = getSize(bytes, offset);
    else if (type === BSONElementType.string || type === BSONElementType.binData || type === BSONElementType.dbPointer || type === BSONElementType.javascript || type === BSONElementType.symbol)
      length = getSize(bytes, offset) + 4, type === BSONElementType.binData && (length += 1), type === BSONElementType.dbPointer && (length += 12);
    else
      throw new BSONOffsetError(`Invalid 0x${type.toString(16).padStart(2, "0")} type byte`, offset);
    if (offset + length > startOffset + documentSize - 1)
      throw new BSONOffsetError("value reports length larger than document", offset);
    elements.push([type, nameOffset, nameLength, offset, length]), offset += length;
  }
  return elements;
}
var onDemand = /* @__PURE__ */ Object.create(null);
onDemand.parseToElements = parseToElements;
onDemand.ByteUtils = ByteUtils;
onDemand.NumberUtils = NumberUtils;
Object.freeze(onDemand);
var MAXSIZE = 1024 * 1024 * 17, buffer = ByteUtils.allocate(MAXSIZE);
function serialize(object, options = {}) {
  let checkKeys = typeof options.checkKeys == "boolean" ? options.checkKeys : !1, serializeFunctions = typeof options.serializeFunctions == "boolean" ? options.serializeFunctions : !1, ignoreUndefined = typeof options.ignoreUndefined == "boolean" ? options.ignoreUndefined : !0, minInternalBufferSize = typeof options.minInternalBufferSize == "number" ? options.minInternalBufferSize : MAXSIZE;
  buffer.length < minInternalBufferSize && (buffer = ByteUtils.allocate(minInternalBufferSize));
  let serializationIndex = serializeInto(buffer, object, checkKeys, 0, serializeFunctions, ignoreUndefined, null), finishedBuffer = ByteUtils.allocateUnsafe(serializationIndex);
  return finishedBuffer.set(buffer.subarray(0, serializationIndex), 0), finishedBuffer;
}
function deserialize(buffer2, options = {}) {
  return internalDeserialize(ByteUtils.toLocalBufferType(buffer2), options);
}

// src/mongodb/wire.ts
var limits = { message: 48e6, document: 16 * 1024 * 1024 }, opcodes = { reply: 1, query: 2004, msg: 2013 }, headerSize = 16, queryFailure = 2, awaitCapable = 8, checksumPresent = 1, moreToCome = 2, knownRequiredFlags = checksumPresent | moreToCome;
function messageLength(bytes) {
  if (bytes.length < 4) return null;
  let length = bytes.readInt32LE(0);
  if (length < headerSize || length > limits.message) throw new RangeError("bad message length");
  return length <= bytes.length ? length : null;
}
function withRoom(buffer2, used, needed) {
  if (needed <= buffer2.length) return buffer2;
  let room = Math.max(needed, Math.min(2 * buffer2.length, limits.message)), larger = Buffer.allocUnsafe(room);
  return buffer2.copy(larger, 0, 0, used), larger;
}
async function* splitMessages(chunks) {
  let held = Buffer.alloc(0), used = 0;
  for await (let chunk of chunks) {
    held = withRoom(held, used, used + chunk.length), used += chunk.copy(held, used);
    let start = 0, length = messageLength(held.subarray(0, used));
    for (; length !== null; )
      yield held.subarray(start, start + length), start += length, length = messageLength(held.subarray(start, used));
    start !== 0 && (held = Buffer.from(held.subarray(start, used)), used = held.length);
  }
}
function documentAt(bytes, offset) {
  let size = bytes.readInt32LE(offset), end = offset + size;
  if (size < 5 || size > limits.document || end > bytes.length) throw new RangeError("bad document");
  return { document: deserialize(bytes.subarray(offset, end)), end };
}
function unwrap(query) {
  let [name] = Object.keys(query);
  return name === "$query" || name === "query" ? Object(query[name]) : query;
}
function readQuery(message) {
  let nameStart = headerSize + 4, nameEnd = message.indexOf(0, nameStart);
  if (nameEnd < 0) throw new RangeError("bad collection name");
  let name = message.toString("utf8", nameStart, nameEnd), { document } = documentAt(message, nameEnd + 1 + 8);
  return { command: name.endsWith(".$cmd") ? unwrap(document) : null, expectsReply: !0 };
}
function skipSequence(bytes, offset) {
  let size = bytes.readInt32LE(offset);
  if (size < 5 || offset + size > bytes.length) throw new RangeError("bad section");
  return offset + size;
}
function readMsg(message) {
  let flags = message.readUInt32LE(headerSize);
  if (flags & 65535 & ~knownRequiredFlags) throw new RangeError("unknown flag");
  let sections = flags & checksumPresent ? message.subarray(0, -4) : message, command = null;
  for (let offset = headerSize + 4; offset < sections.length; ) {
    let kind = sections[offset++];
    if (kind === 0 && command === null) {
      let body = documentAt(sections, offset);
      command = body.document, offset = body.end;
    } else if (kind === 1) offset = skipSequence(sections, offset);
    else throw new RangeError("bad section");
  }
  if (command === null) throw new RangeError("no body");
  return { command, expectsReply: (flags & moreToCome) === 0 };
}
function readRequest(message) {
  let id = message.readInt32LE(4), opcode = message.readInt32LE(12);
  if (opcode === opcodes.query) return { id, opcode, ...readQuery(message) };
  if (opcode === opcodes.msg) return { id, opcode, ...readMsg(message) };
  throw new RangeError("unknown opcode");
}
function preamble(request) {
  if (request.opcode === opcodes.msg) return Buffer.alloc(5);
  let fields = Buffer.alloc(20);
  return fields.writeInt32LE(request.command === null ? queryFailure : awaitCapable, 0), fields.writeInt32LE(1, 16), fields;
}
function writeReply(request, document, id) {
  let body = Buffer.concat([preamble(request), serialize(document)]), header = Buffer.alloc(headerSize);
  return header.writeInt32LE(headerSize + body.length, 0), header.writeInt32LE(id, 4), header.writeInt32LE(request.id, 8), header.writeInt32LE(request.opcode === opcodes.msg ? opcodes.msg : opcodes.reply, 12), Buffer.concat([header, body]);
}

// src/mongodb/commands.ts
var version = "8.0.0", success = { ok: new Double(1) };
function membership({ address, replicaSet }) {
  return replicaSet === null ? {} : {
    setName: replicaSet,
    setVersion: 1,
    secondary: !1,
    hosts: [address],
    primary: address,
    me: address
  };
}
function hello(identity) {
  return {
    helloOk: !0,
    ismaster: !0,
    isWritablePrimary: !0,
    ...membership(identity),
    maxBsonObjectSize: limits.document,
    maxMessageSizeBytes: limits.message,
    maxWriteBatchSize: 1e5,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: !1,
    ...success
  };
}
function buildInfo() {
  let versionArray = version.split(".").map(Number).concat(0);
  return { version, versionArray, bits: 64, maxBsonObjectSize: limits.document, ...success };
}
function serverStatus({ address }) {
  return { host: address, version, process: "mongod", ...success };
}
var commands = /* @__PURE__ */ new Map([
  ["hello", hello],
  ["isMaster", hello],
  ["ismaster", hello],
  ["ping", () => success],
  ["endSessions", () => success],
  ["buildInfo", buildInfo],
  ["buildinfo", buildInfo],
  ["serverStatus", serverStatus]
]);
function notFound(name) {
  let errmsg = `no such command: '${name.slice(0, 100)}'`;
  return { ok: new Double(0), errmsg, code: 59, codeName: "CommandNotFound" };
}
function answer(command, identity) {
  if (command === null) return { $err: "only commands are served here", code: 59 };
  let name = Object.keys(command)[0] ?? "";
  return commands.get(name)?.(identity) ?? notFound(name);
}

// src/mongodb/server.ts
var attempts = 20;
async function* replies(chunks, identity) {
  let id = 0;
  for await (let message of splitMessages(chunks)) {
    let request = readRequest(message);
    id = id + 1 & 2147483647, request.expectsReply && (yield writeReply(request, answer(request.command, identity), id));
  }
}
function serve(socket, identity) {
  socket.on("error", () => {
  }), pipeline(socket, (chunks) => replies(chunks, identity), socket).catch(() => socket.destroy());
}
async function listen(host, wanted, serveOn) {
  let sockets = /* @__PURE__ */ new Set(), server = createServer({ noDelay: !0 });
  await once(server.listen({ host, port: wanted }), "listening");
  let { port } = server.address();
  return server.on("error", () => {
  }), server.on("connection", (socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket))), serveOn(socket, port);
  }), { port, close: () => new Promise((resolve) => {
    server.close(() => resolve());
    for (let socket of sockets) socket.destroy();
  }) };
}
function join(port, parts) {
  return { port, close: async () => {
    await Promise.all(parts.map((part) => part.close()));
  } };
}
async function listenOnLoopback(serveOn, pickPort = () => 0) {
  for (let attempt = 1; ; attempt++) {
    let v4 = await listen("127.0.0.1", pickPort(), serveOn);
    try {
      return join(v4.port, [v4, await listen("::1", v4.port, serveOn)]);
    } catch (error) {
      if (error.code !== "EADDRINUSE") return v4;
      if (await v4.close(), attempt === attempts) throw error;
    }
  }
}
function listenAs(replicaSet) {
  return listenOnLoopback(
    (socket, port) => serve(socket, { address: `localhost:${port}`, replicaSet })
  );
}
async function startMongodb({ replicaSet = "rs0" } = {}) {
  let standalone = await listenAs(null);
  try {
    let member = await listenAs(replicaSet), query = `replicaSet=${encodeURIComponent(replicaSet)}`;
    return {
      uri: `mongodb://localhost:${standalone.port}`,
      replicaSetUri: `mongodb://localhost:${member.port}/?${query}`,
      ...join(standalone.port, [standalone, member])
    };
  } catch (error) {
    throw await standalone.close(), error;
  }
}
export {
  listenOnLoopback,
  startMongodb
};
