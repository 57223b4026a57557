// A confirmed broker for tests, through the register's own services.
import { BrokerRegister } from '@app/broker';
import type { Actor } from '@app/identity';
import type { TestContext } from '@app/platform/testing';
import { buildMember } from './build-people.js';

/** A broker of that field and base in an agency of its own (or in `organisationId`), confirmed by a fresh operator. */
export async function buildBroker(
  context: Pick<TestContext, 'database' | 'get'>,
  facts: { fields?: string[]; bases?: string[]; organisationId?: string } = {},
): Promise<{ actor: Actor; brokerId: string }> {
  const register = context.get(BrokerRegister);
  const actor = await buildMember(context.database, 'BROKER', facts.organisationId);
  const operator = await buildMember(context.database, 'PLATFORM_ADMIN');
  const { id } = await register.apply(actor, {
    level: 'INTERMEDIATE',
    fields: facts.fields ?? ['06'],
    bases: facts.bases ?? ['B2'],
    bio: '从事页岩气装备技术转移十年。',
  });
  await register.confirm(operator, id, 'INTERMEDIATE');
  return { actor, brokerId: id };
}
