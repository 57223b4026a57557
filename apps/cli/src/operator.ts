// `npm run operator -- --login NAME --name 姓名 --mobile 手机号`: makes the first operator of an installation that starts
// without demo data. The password is read from the terminal or from a pipe.
import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IdentityModule, Operators, Register } from '@app/identity';
import { loadConfig, PlatformModule } from '@app/platform';
import { ReferenceModule } from '@app/reference';

@Module({})
class OperatorModule {}

const { values } = parseArgs({
  options: {
    login: { type: 'string' },
    name: { type: 'string' },
    mobile: { type: 'string' },
    organisation: { type: 'string' },
    'credit-code': { type: 'string' },
    region: { type: 'string', default: '500102' },
  },
});

async function askPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const password = await terminal.question('口令 / password: ');
  terminal.close();
  return password;
}

async function make(): Promise<void> {
  const { login, name, mobile, organisation } = values;
  const creditCode = values['credit-code'];
  if (!login || !name || !mobile || !organisation || !creditCode) {
    throw new Error(
      '用法 / usage: npm run operator -- --login 登录名 --name 姓名 --mobile 手机号 --organisation 运营单位 --credit-code 统一社会信用代码 [--region 500102]',
    );
  }
  const config = loadConfig(undefined, 'operator');
  const password = await askPassword();
  const person = Register.parse({ loginName: login, name, mobile, password });
  const module = { module: OperatorModule, imports: [PlatformModule.on(config), ReferenceModule, IdentityModule] };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  await app
    .get(Operators)
    .register(person, { name: organisation, creditCode, regionCode: values.region, partyType: '024' });
  await app.close();
  console.log(`已登记运营人员 / operator registered: ${login}`);
}

make().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
