// `npm run story -- --url URL [--operator NAME:PASSWORD]`: exits 0 only if the plan period's total grew by exactly the
// contract's amount and the ledger verifies. Registers real rows: on a working installation use it after an upgrade only.
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD } from '../demo/people.js';
import { playStory } from './story.js';

const { values } = parseArgs({
  options: { url: { type: 'string' }, operator: { type: 'string', default: `operator:${DEMO_PASSWORD}` } },
});
const [name = '', ...password] = values.operator.split(':');
if (!values.url) {
  console.error('用法 / usage: npm run story -- --url http://127.0.0.1:3000 [--operator 登录名:口令]');
  process.exit(2);
}

try {
  await playStory({
    address: values.url.replace(/\/+$/, ''),
    operator: { name, password: password.join(':') },
    say: (line) => console.log(line),
  });
  console.log('主线走通 / the main job works');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
