// Reads the part of YAML that docker/compose.yaml is written in: nested maps, lists of scalars,
// comments on lines of their own. For that spec only; no anchors, no block text, no maps inside lists.

export type Plain = string | Plain[] | { [key: string]: Plain };

interface Line {
  indent: number;
  text: string;
}

function unquote(text: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  if (!quoted && /: |:$| #|^[[{&*!|>%@`]/.test(text)) throw new Error(`not plain YAML: ${text}`);
  return quoted?.[2] ?? text;
}

function readList(lines: Line[], indent: number): Plain[] {
  const items: Plain[] = [];
  while (lines[0]?.indent === indent && lines[0].text.startsWith('- '))
    items.push(unquote(lines.shift()?.text.slice(2) ?? ''));
  return items;
}

function readMap(lines: Line[], indent: number): Plain {
  const map: Record<string, Plain> = {};
  while (lines[0]?.indent === indent) {
    const { text } = lines.shift() as Line;
    const [, key, value] = /^([\w.-]+):(?: (.*))?$/.exec(text) ?? [];
    if (key === undefined) throw new Error(`not plain YAML: ${text}`);
    map[key] = value === undefined ? readBlock(lines, indent) : unquote(value);
  }
  return map;
}

function readBlock(lines: Line[], outer: number): Plain {
  const [first] = lines;
  if (!first || first.indent <= outer) return {};
  return first.text.startsWith('- ') ? readList(lines, first.indent) : readMap(lines, first.indent);
}

/** @throws Error at the first line that it does not understand */
export function readPlainYaml(text: string): Plain {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  const value = readBlock(lines, -1);
  if (lines[0]) throw new Error(`not plain YAML: ${lines[0].text}`);
  return value;
}
