// Whom the imported rows belong to: a registered organisation, or the platform's import organisation, made when missing.
import { Actors, Operators, Organisations, Users, type Actor } from '@app/identity';
import { creditCodeCheckCharacter } from '@app/reference';
import type { INestApplicationContext } from '@nestjs/common';
import type { ImportKind, ImportOptions } from './options.js';

export interface Holder {
  organisationId: string;
  name: string;
  /** The operator, in whose name the import is recorded; null when rows go to a named organisation without one. */
  actor: Actor | null;
}

/** Code, kind and name of the import organisations. Their codes carry the registry letter N (其他), which no unit has. */
const IMPORT_ORGANISATIONS = {
  achievements: { start: 'N95001020000TM001', kind: 'INSTITUTE', name: '科技大市场成果导入库', partyType: '024' },
  demands: { start: 'N95001020000TM002', kind: 'ENTERPRISE', name: '科技大市场需求导入库', partyType: '150' },
} as const;

/** @throws Error in the reader's language when the organisation is unknown or there is no operator to make one */
export async function findHolder(app: INestApplicationContext, options: ImportOptions): Promise<Holder> {
  const organisations = app.get(Organisations, { strict: false });
  const actor = await operatorOf(app);
  if (options.creditCode !== undefined) {
    const card = await organisations.byCreditCode(options.creditCode);
    if (card?.status !== 'ACTIVE') throw new Error(`平台上没有已确认的机构 ${options.creditCode}`);
    return { organisationId: card.id, name: card.name, actor };
  }
  const { start } = IMPORT_ORGANISATIONS[options.kind];
  const creditCode = `${start}${creditCodeCheckCharacter(start)}`;
  const known = await organisations.byCreditCode(creditCode);
  if (known?.status === 'ACTIVE') return { organisationId: known.id, name: known.name, actor };
  if (!actor) throw new Error('平台还没有管理员，不能建立“导入库”机构；请用 --organisation 指定归属机构');
  return makeHolder(app, actor, options.kind, creditCode);
}

/** Founded by the operator, who can therefore act for it. */
async function makeHolder(
  app: INestApplicationContext,
  actor: Actor,
  kind: ImportKind,
  creditCode: string,
): Promise<Holder> {
  const { start: _, ...details } = IMPORT_ORGANISATIONS[kind];
  const platform = await app.get(Organisations, { strict: false }).get(actor.organisationId ?? '');
  const holder = { ...details, creditCode, regionCode: platform.regionCode };
  const organisationId = await app.get(Operators, { strict: false }).foundHolder(actor, holder);
  return { organisationId, name: holder.name, actor };
}

async function operatorOf(app: INestApplicationContext): Promise<Actor | null> {
  if (!(await app.get(Operators, { strict: false }).exist())) return null;
  const [userId] = await app.get(Users, { strict: false }).usersWithRole(null, 'PLATFORM_ADMIN');
  return userId === undefined ? null : app.get(Actors, { strict: false }).of(userId);
}
