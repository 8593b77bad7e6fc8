// Zip archives, as the app saves them, read without it.
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
  if (bytes.length !== size || sumOf(bytes) !== sum) throw new Error(`“${name}” is damaged in the archive`);
  return { name, bytes, next: at + 46 + named + extra + comment };
}

/** The CRC-32 of bytes: gzip puts it behind what it has packed. */
function sumOf(bytes) {
  const gzip = gzipSync(bytes);
  return gzip.readUInt32LE(gzip.length - 8);
}
