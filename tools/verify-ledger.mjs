#!/usr/bin/env node
// Checks files of the contract ledger without its server. One file, Node ≥ 20.12, nothing to install:
//   node verify-ledger.mjs EXPORT --key VKEY [--totals] [--kept OLDER]   a whole exported ledger
//   node verify-ledger.mjs proof FILE --key VKEY         that an entry is in the ledger that a checkpoint stands for
//   node verify-ledger.mjs consistency FILE --key VKEY   that a later checkpoint extends an earlier one
// --key may be repeated; OLDER is a checkpoint you kept. Exit code 0: right, 1: wrong and where, 2: not such a file.
// Rules: RFC 9162 §2.1 (tree, proofs), C2SP signed-note and tlog-checkpoint (signatures), libs/ledger/README.md (the rest).
import { createPublicKey, hash as digest, verify as isSigned } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
const wrong = (what) => {
  throw new Error(what);
};
const demand = (isRight, what) => isRight || wrong(what);
const sha256 = (...parts) => digest('sha256', Buffer.concat(parts), 'buffer');
const leafHash = (text) => digest('sha256', `\0${text}`, 'buffer'); // RFC 9162 §2.1.1: SHA-256(0x00 ‖ entry)
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right); // RFC 9162 §2.1.1: SHA-256(0x01 ‖ left ‖ right)
const fromHex = (text) => (/^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : wrong('不是哈希 / not a hash'));
const half = (n) => Math.floor(n / 2); // not >> 1: sizes may pass 32 bits
const rootOf = (nodes) => (nodes.length ? nodes.reduceRight((right, left) => nodeHash(left, right)) : sha256());

/** JSON exactly as JSON.stringify writes it: no key twice, no blanks, no tail; so no two readers see different things. */
function strictJson(text) {
  const value = JSON.parse(text);
  demand(JSON.stringify(value) === text, '不是规定写法的 JSON / JSON in another form (a key twice, blanks …)');
  return value;
}

/** C2SP signed-note, verifier key: name+id+base64(0x01 ‖ Ed25519 public key); the id is a hash over name and key. */
function readKey(vkey) {
  const [, name, id, data] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey) ?? [];
  const key = Buffer.from(data ?? '', 'base64');
  const isKey = key.length === 33 && key[0] === 1 && sha256(Buffer.from(`${name}\n`), key).toString('hex', 0, 4) === id;
  demand(isKey, `公钥写法不对 / not a verifier key: ${vkey}`);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]); // RFC 8410
  return { name, id, vkey, publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

// C2SP signed-note: text, an empty line, signatures (those of unknown keys count for nothing). C2SP tlog-checkpoint:
// origin, size, root; then our extension lines: `time`, and a `plan` line with the sums of each plan period.
function readCheckpoint(note, keys) {
  const [, text, signatures] = /^([^]*\n)\n([^]+)\n$/.exec(note) ?? wrong('检查点没有签名 / not a signed note');
  const [origin, size, root, ...more] = text.slice(0, -1).split('\n');
  demand(/^\d{1,15}$/.test(size) && /^[A-Za-z0-9+/]{43}=$/.test(root), '检查点写法不对 / a malformed checkpoint');
  const signers = [];
  for (const line of signatures.split('\n')) {
    const [, name, data] = /^— (\S+) (\S+)$/.exec(line) ?? wrong('签名行写法不对 / a malformed signature line');
    const bytes = Buffer.from(data, 'base64');
    const key = keys.find((each) => each.name === name && each.id === bytes.toString('hex', 0, 4) && name === origin);
    const isGood = key && isSigned(null, Buffer.from(text), key.publicKey, bytes.subarray(4));
    demand(!key || (isGood && bytes.toString('base64') === data), '检查点签名不对 / its signature is wrong');
    if (key) signers.push(key.vkey);
  }
  demand(signers.length > 0, '检查点没有所给公钥的签名 / no signature by a given key');
  const plans = more.filter((line) => line.startsWith('plan ')).map((line) => line.split(' ').slice(1));
  const time = more.find((line) => line.startsWith('time '))?.slice(5);
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), time, plans, signers };
}

/** What an entry of each kind adds to the number of contracts. All but a registration correct an earlier entry. */
const KINDS = { REGISTRATION: 1, AMENDMENT: 0, CANCELLATION: -1, REVOCATION: -1, RECEIPT: 0, RECEIPT_CORRECTION: 0 };

/** Reads the canonical text of an entry: what its leaf hash is over, and the only place that sums are taken from. */
function readEntry(text, stream, seq) {
  const entry = strictJson(text);
  const { v, kind, corrects, ledgerDate, count, totalFen, technicalFen, receivedFen } = entry;
  demand(v === 'techmart-ledger/1', `不认识的格式版本 / unknown version: ${v}`);
  demand(entry.stream === stream && entry.seq === String(seq), '内容里的序号不对 / its text has another number');
  demand(count === String(KINDS[kind]), '分录类型与合同数增减不符 / its kind and count do not agree');
  demand(/^\d{4}-\d\d-\d\d$/.test(ledgerDate) && Date.parse(ledgerDate), '日期不对 / a malformed date');
  const isNumber = /^((0|-?[1-9]\d{0,17})(,|$)){3}$/.test([totalFen, technicalFen, receivedFen].join());
  demand(isNumber, '金额写法不对 / a malformed amount');
  const sums = [count, totalFen, technicalFen, receivedFen].map(BigInt); // BigInt: fen are never rounded
  const isEarlier = corrects !== null && Number(corrects) > 0 && Number(corrects) < seq;
  if (kind !== 'REGISTRATION') demand(isEarlier, '被更正的不是较早的分录 / it does not correct an earlier entry');
  else demand(corrects === null && sums[1] >= sums[2] && sums[2] >= 0n, '登记内容不合理 / impossible registration');
  return { ...entry, sums };
}

/** The totals that an entry counts in. A township or park counts once, whether the seller's, the buyer's or both. */
function cellsOf({ ledgerDate, dimensions }) {
  const { sellerRegion, buyerRegion, sellerTownship, buyerTownship, sellerPark, buyerPark } = dimensions;
  const cells = [['all', 'all'], ...Object.entries(dimensions)];
  if (sellerRegion && buyerRegion) cells.push(['flow', `${sellerRegion.slice(0, 2)}-${buyerRegion.slice(0, 2)}`]);
  for (const code of new Set([sellerTownship, buyerTownship])) cells.push(['township', code]);
  for (const code of new Set([sellerPark, buyerPark])) cells.push(['park', code]);
  return cells.filter(([, code]) => code).map(([dimension, code]) => `${ledgerDate.slice(0, 7)} ${dimension}=${code}`);
}

function add(sumsOf, key, more) {
  const sums = sumsOf.get(key) ?? sumsOf.set(key, [0n, 0n, 0n, 0n]).get(key);
  for (let at = 0; at < 4; at += 1) sums[at] += more[at];
}

/** Goes through an export line by line: one method per kind of record. `place` is what is being looked at. */
class Walk {
  size = 0; // entries so far
  chain = Buffer.alloc(32); // SHA-256(0x02 ‖ chain before ‖ leaf)
  subtrees = []; // RFC 9162 §2.1.1: roots of the full subtrees so far, the largest first
  days = new Map(); // sums by ledger date
  cells = new Map(); // sums by month, dimension and code: the totals that are published
  cancelled = new Set();

  next(line) {
    this.place = `第 ${this.size + 1} 条 / entry ${this.size + 1}：`;
    const { record, differs, ...fields } = strictJson(line);
    const isDue = /^(header|entry|checkpoint|total|end)$/.test(record) && (record === 'header') === !this.origin;
    demand(isDue && !this.isEnded, `此处不该有的记录 / a record out of place: ${line}`);
    demand(!differs, `旁存的数据不符 / what is stored beside it differs: ${differs}`);
    if ((record === 'total' || record === 'end') && !this.due) this.seal();
    this[record](fields);
  }
  header({ format, origin, stream, size, hasIdentities, keys }) {
    demand(format === 'techmart-ledger-export/1', '不是台账导出文件 / not an exported ledger');
    this.keys = [...this.givenKeys, ...keys.map(readKey)];
    Object.assign(this, { origin, stream, announced: Number(size), hasIdentities });
  }
  entry({ seq, canonical, leafHash: stored, chainHash, identity }) {
    const due = this.size + 1;
    const isNext = seq === String(due) && due <= this.announced && !this.due;
    demand(isNext, `此处却是第 ${seq} 条，有缺失、插入或调换 / missing, put in or moved: entry ${seq} stands here`);
    const leaf = leafHash(canonical);
    demand(leaf.toString('hex') === stored, '内容与叶哈希不符，被改过 / its text does not have this leaf hash');
    const entry = readEntry(canonical, this.stream, due);
    this.chain = sha256(Buffer.of(2), this.chain, leaf);
    demand(this.chain.toString('hex') === chainHash, '链值与前文不符 / not the chain hash of the entries so far');
    // Only SHA-256(salt ‖ text) is in the entry: an export can leave the rest out, or it can be erased, without harm.
    if (identity === null) console.log(`第 ${due} 条的身份部分已清除 / the identity part of entry ${due} is erased`);
    const hash = identity ? sha256(fromHex(identity.salt), Buffer.from(identity.text)).toString('hex') : entry.identity;
    const isSame = hash === entry.identity && this.hasIdentities === (identity !== undefined);
    demand(isSame, '身份部分被改过 / its identity part does not have the hash in the entry');
    const isAgain = entry.count === '-1' && this.cancelled.size === this.cancelled.add(entry.corrects).size;
    demand(!isAgain, '同一分录被注销两次 / what it cancels was cancelled before');
    for (const cell of cellsOf(entry)) add(this.cells, cell, entry.sums);
    add(this.days, entry.ledgerDate, entry.sums);
    let node = leaf;
    for (let full = this.size; full % 2 === 1; full = half(full)) node = nodeHash(this.subtrees.pop(), node);
    this.subtrees.push(node);
    this.size = due;
    if (this.kept?.size === due) demand(this.kept.root.equals(rootOf(this.subtrees)), '与所存检查点不符 / not as kept');
  }
  /** Stands after as many entries as its size says; root and plan sums must be those of the entries so far. */
  checkpoint({ size, note }) {
    this.place = `检查点 ${size} / checkpoint ${size}：`;
    const signed = (this.last = readCheckpoint(note, this.keys));
    demand(String(signed.size) === size, '所记与签名内容不同 / not what was signed');
    demand(
      signed.size === this.size,
      `缺第 ${this.size + 1} 条，或错位 / entry ${this.size + 1} missing, or misplaced`,
    );
    demand(signed.root.equals(rootOf(this.subtrees)), '根与至此的分录不符 / not the root of the entries');
    for (const [code, from, to, ...sums] of signed.plans) {
      const own = new Map([[code, [0n, 0n, 0n, 0n]]]);
      for (const [day, more] of this.days) if (from <= day && day <= to) add(own, code, more);
      const right = String(own.get(code));
      demand(right === String(sums), `规划期 ${code} 应为 / plan sums must be: ${right}`);
    }
  }
  /** After the last entry: all are there, and a given key has signed for them. */
  seal() {
    demand(this.size === this.announced, '分录缺失 / the entry is missing');
    this.place = `检查点 ${this.size} / checkpoint ${this.size}：`;
    const isGiven = this.givenKeys.some((key) => key.name === this.origin && this.last?.signers.includes(key.vkey));
    demand(isGiven && this.last.size === this.size, '末条没有所给公钥签名的检查点 / the last entry is not signed for');
    demand(!(this.kept?.size > this.size), '比所存检查点短 / shorter than the checkpoint you kept');
    this.due = new Map(this.cells);
  }
  total({ dimension, month, code, count, totalFen, technicalFen, receivedFen }) {
    const cell = `${month} ${dimension}=${code}`;
    this.place = `汇总 / total ${cell}：`;
    const own = this.due.get(cell) ?? wrong('没有这样的分录，或汇总重复 / no entry calls for it, or it comes twice');
    demand(String(own) === `${count},${totalFen},${technicalFen},${receivedFen}`, `应为 / it must be: ${own}`);
    this.due.delete(cell);
  }
  end({ entries, totals }) {
    this.place = '汇总 / totals：';
    for (const cell of this.due.keys()) wrong(`缺少 / missing: ${cell}`);
    demand(entries === String(this.size) && totals === String(this.cells.size), '末行不对 / the last line is wrong');
    this.isEnded = true;
  }
}

/** RFC 9162 §2.1.3.2 and §2.1.4.2: climbs from a node to the roots of the older tree, which ends there, and the newer. */
function climb(start, index, last, path) {
  let [older, newer] = [start, start];
  for (const node of path.map(fromHex)) {
    if (index % 2 === 1 || index === last) {
      [older, newer] = [nodeHash(node, older), nodeHash(node, newer)];
      for (; index % 2 === 0 && index > 0; last = half(last)) index = half(index);
    } else newer = nodeHash(newer, node);
    [index, last] = [half(index), half(last)];
  }
  return demand(last === 0, '路径长度不对 / a path of the wrong length') && { older, newer };
}

function verifyInclusion({ seq, size, leafHash: leaf, path, checkpoint, canonical, entries }, keys) {
  const signed = readCheckpoint(checkpoint, keys);
  demand(String(size) === String(signed.size) && Number(seq) <= signed.size, '条数与检查点不符 / not the size signed');
  const { newer } = climb(fromHex(leaf), Number(seq) - 1, signed.size - 1, path);
  demand(newer.equals(signed.root), `第 ${seq} 条不在此台账中 / entry ${seq} is not in this ledger`);
  demand(!canonical || leafHash(canonical).toString('hex') === leaf, '内容与叶哈希不符 / not the text of this leaf');
  console.log(`✓ 第 ${seq} 条在台账中 / in the ledger: ${signed.origin} ${size} ${signed.time}\n${canonical ?? ''}`);
  for (const entry of entries ?? []) if (entry.seq !== seq) verifyInclusion(entry, keys);
}

function verifyConsistency({ path, fromCheckpoint, toCheckpoint }, keys) {
  const [older, newer] = [fromCheckpoint, toCheckpoint].map((note) => readCheckpoint(note, keys));
  let [index, last] = older.size === newer.size ? [0, 0] : [older.size - 1, newer.size - 1];
  for (; index % 2 === 1; last = half(last)) index = half(index);
  const [start, ...rest] = index === 0 ? [older.root.toString('hex'), ...path] : path;
  const roots = climb(fromHex(start), index, last, rest);
  const isSame = roots.older.equals(older.root) && roots.newer.equals(newer.root) && older.origin === newer.origin;
  demand(isSame, '后者不是前者的延续 / the later checkpoint does not extend the earlier');
  console.log(`✓ ${newer.size} 条的台账是 ${older.size} 条的延续 / ${newer.size} entries extend ${older.size}`);
}

async function verifyExport(walk, file, isWithTotals) {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) walk.next(line);
  }
  demand(walk.isEnded && rest === '', '文件被截断 / the file is cut off');
  const yuan = (fen) => `${fen}`.replace(/\d+/, (digits) => digits.padStart(3, '0')).replace(/..$/, '.$&');
  if (isWithTotals) for (const [cell, [count, ...fen]] of walk.cells) console.log(cell, `${count}`, ...fen.map(yuan));
  console.log(`✓ 台账核验通过 / right: ${walk.origin}, ${walk.size} 条 / entries, ${walk.last.time}`);
  console.log('规划期 / plan: 合同数 / contracts, 成交 / total, 技术交易 / technical, 到账 / received (元 / yuan)');
  for (const [code, from, to, count, ...fen] of walk.last.plans)
    console.log(`${code} ${from}–${to}: ${count}, ${fen.map(yuan).join(' ')}`);
}

const walk = new Walk();
try {
  const options = { key: { type: 'string', multiple: true }, totals: { type: 'boolean' }, kept: { type: 'string' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const keys = (values.key ?? wrong('用法见本文件开头 / see the head of this file')).map(readKey);
  const [what, file] = positionals.length > 1 ? positionals : ['export', ...positionals];
  const kept = values.kept && readCheckpoint(readFileSync(values.kept, 'utf8'), keys);
  if (what === 'export') await verifyExport(Object.assign(walk, { givenKeys: keys, kept }), file, values.totals);
  else {
    const verifyProof = { proof: verifyInclusion, consistency: verifyConsistency }[what] ?? wrong(`? ${what}`);
    const proof = strictJson(readFileSync(file, 'utf8').trim());
    walk.origin = proof.format ?? '';
    verifyProof(proof, keys);
  }
} catch (error) {
  console.error(`✗ ${walk.place ?? ''}${error.message}`);
  process.exitCode = walk.origin === undefined ? 2 : 1; // 2: it was not even recognised
}
