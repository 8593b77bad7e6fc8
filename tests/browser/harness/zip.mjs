// Zip archives, as the app saves them, read and written without it.
import { gzipSync, inflateRawSync } from "node:zlib";

/** Where the record at the end begins that says where the list of files is: its signature. */
const END = Buffer.from("PK\x05\x06", "latin1");

/** The files in an archive: their bytes by name. */
export function unzipped(archive) {
  const end = archive.lastIndexOf(END);
  if (end < 0) throw new Error("this is no zip archive");
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const { name, bytes, next } = entry(archive, at);
    files.set(name, bytes);
    at = next;
  }
  return files;
}

/** The file of the entry at this place of the list, and where the next entry is. */
function entry(archive, at) {
  const method = archive.readUInt16LE(at + 10);
  const [sum, packed, size] = [16, 20, 24].map((field) => archive.readUInt32LE(at + field));
  const [named, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
  const name = archive.toString("utf8", at + 46, at + 46 + named);
  const local = archive.readUInt32LE(at + 42);
  // What stands before the file itself has lengths of its own.
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const stored = archive.subarray(start, start + packed);
  const bytes = method === 0 ? stored : inflateRawSync(stored);
  if (bytes.length !== size || deflated(bytes).sum !== sum) throw new Error(`“${name}” is damaged in the archive`);
  return { name, bytes, next: at + 46 + named + extra + comment };
}

/** An archive of these files: what is in them by name. */
export function zipped(files) {
  const [parts, list] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const { packed, sum } = deflated(bytes);
    const named = Buffer.from(name);
    // From the version that it takes to read it, up to the lengths: what stands in both places.
    const said = Buffer.alloc(26);
    [20, 0x800, 8].forEach((value, field) => said.writeUInt16LE(value, 2 * field));
    [sum, packed.length, bytes.length].forEach((value, field) => said.writeUInt32LE(value, 10 + 4 * field));
    said.writeUInt16LE(named.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), said, rest, named);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), said, named, packed);
    at = parts.reduce((sum, part) => sum + part.length, 0);
  }
  const count = parts.length / 4;
  const [whole, end] = [Buffer.concat(list), Buffer.alloc(18)];
  [count, count].forEach((value, field) => end.writeUInt16LE(value, 4 + 2 * field));
  [whole.length, at].forEach((value, field) => end.writeUInt32LE(value, 8 + 4 * field));
  return Buffer.concat([...parts, whole, END, end]);
}

/** Bytes as archives hold them, with their sum: gzip does the same and puts its own around them. */
function deflated(bytes) {
  const gzip = gzipSync(bytes);
  return { packed: gzip.subarray(10, -8), sum: gzip.readUInt32LE(gzip.length - 8) };
}
