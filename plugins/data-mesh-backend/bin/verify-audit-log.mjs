#!/usr/bin/env node
// Verifies an exported audit log. It needs nothing but Node, and shares no
// code with the backend that wrote the log: who checks need not trust it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const HELP = `usage: verify-audit-log [options] FILE

Recomputes the hash chain of an audit log that was exported as JSON Lines, and
says where it is broken first. FILE may be - for the standard input.

Options:
  --head HASH   the hash that the last entry must have, such as one that was
                noted at an earlier export: without it, entries that were cut
                off at the end are not missed
  --partial     the export was filtered: entries may be missing, and only what
                is there is verified

Ends with 0 when the log is whole, with 1 when it is not, with 2 when it cannot
be read.
`;

function canonicalJson(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .sort((a, b) => (a < b ? -1 : 1))
      .map(key => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

function hashOf(previousHash, entry) {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(entry)}`)
    .digest('hex');
}

async function verify(lines, { head, partial }) {
  let seq = 0;
  let last = '0'.repeat(64);
  let entries = 0;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') {
      continue;
    }
    let entry;
    try {
      entry = JSON.parse(line);
    } catch {
      return { entries, breach: `Line ${number} is not JSON.` };
    }
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) {
      return { entries, breach: `Line ${number} is no entry.` };
    }
    const { hash, previousHash, ...content } = entry;
    if (partial ? !(entry.seq > seq) : entry.seq !== seq + 1) {
      return {
        entries,
        breach: `Line ${number}: after entry ${seq} comes ${entry.seq}.`,
      };
    }
    if (entry.seq === seq + 1 && previousHash !== last) {
      return {
        entries,
        breach: `Entry ${entry.seq} does not follow the entry before it.`,
      };
    }
    if (hash !== hashOf(previousHash, content)) {
      return {
        entries,
        breach: `Entry ${entry.seq} is not what was written.`,
      };
    }
    seq = entry.seq;
    last = hash;
    entries += 1;
  }
  if (head !== undefined && head !== last) {
    return {
      entries,
      breach: `The log ends with ${last}, and not with the given head.`,
    };
  }
  return { entries, seq, head: last };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      head: { type: 'string' },
      partial: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length !== 1) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const [file] = positionals;
  const input = file === '-' ? process.stdin : createReadStream(file);
  const failed = new Promise((_, reject) => input.once('error', reject));
  const lines = createInterface({ input, crlfDelay: Infinity });
  const result = await Promise.race([verify(lines, values), failed]);
  if (result.breach) {
    process.stdout.write(
      `The log is broken after ${result.entries} whole entries: ${result.breach}\n`,
    );
    return 1;
  }
  process.stdout.write(
    `The log is whole: ${result.entries} entries, the last is ${result.seq} with the hash ${result.head}\n`,
  );
  return 0;
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`The log cannot be read: ${error.message}\n`);
    process.exitCode = 2;
  },
);
