// The first operator of a fresh installation, as the command line makes it. For journeys.
import { Operators } from '@app/identity';
import type { TestContext } from '@app/platform/testing';

export const OPERATOR = { name: 'operator', password: 'Zhongxin-2026-yunying' };

/** Registers an operator who can sign in as OPERATOR. */
export async function buildOperator(context: Pick<TestContext, 'get'>): Promise<void> {
  await context
    .get(Operators)
    .register(
      { name: '平台运营', loginName: OPERATOR.name, mobile: '+8613800000001', password: OPERATOR.password },
      { name: '涪陵科技大市场运营中心', creditCode: '12500102MB0000004A', regionCode: '500102', partyType: '024' },
    );
}
