/** Whole bodies of a call that are no honest JSON: packed, cut, in another alphabet, without an end. */
import { gzipSync } from "node:zlib";

export interface HostileBody {
  bytes: Uint8Array<ArrayBuffer>;
  headers?: Readonly<Record<string, string>>;
}

const text = (content: string): HostileBody => ({ bytes: plain(Buffer.from(content)) });
const packed = (bytes: Uint8Array, encoding = "gzip"): HostileBody => ({
  bytes: plain(bytes),
  headers: { "content-encoding": encoding },
});
const plain = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Unpacks to 64 MiB. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

export const hostileBodies: Readonly<Record<string, HostileBody>> = {
  nothing: text(""),
  aWord: text("undefined"),
  cut: text('{"ops":[{"opId":"a'),
  twoAtOnce: text("{}{}"),
  comment: text("{/* x */}"),
  badUtf8: { bytes: new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  overlongUtf8: { bytes: new Uint8Array([0x22, 0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x22]) },
  byteOrderMark: text("\ufeff{}"),
  wideAlphabet: { bytes: plain(Buffer.from('{"a":1}', "utf16le")) },
  entities: text(
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ),
  form: text("ops=1&__proto__[asayuOwned]=1"),
  large: text(`{"a":"${"x".repeat(9 * 1024 * 1024)}"}`),
  bomb: packed(bomb),
  bombInBomb: packed(gzipSync(bomb)),
  cutPacked: packed(bomb.subarray(0, 5_000)),
  packedNoise: packed(Buffer.from("no gzip at all")),
  packedTwice: packed(gzipSync(gzipSync(Buffer.from("{}")))),
  unknownPacking: packed(Buffer.from("{}"), "br"),
  listOfPackings: packed(gzipSync(Buffer.from("{}")), "gzip, gzip"),
};
