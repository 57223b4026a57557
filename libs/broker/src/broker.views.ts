// What the register shows of a broker and what the viewer may do with the entry. Reads names from identity.
import { Injectable } from '@nestjs/common';
import { Organisations, Users, type Viewer } from '@app/identity';
import { brokerLifecycle, type BrokerAction } from './broker.lifecycle.js';
import { canDecide, isOwn } from './broker.policy.js';
import type { BrokerRow } from './broker.queries.js';
import type { BrokerCard, BrokerView } from './broker.schema.js';

type Abilities = BrokerView['can'];

function abilities(viewer: Viewer, row: BrokerRow): Abilities {
  const can: Abilities = {};
  const offer = (action: BrokerAction, allowed: true | string): void => {
    if (brokerLifecycle.can(row.status, action)) can[action] = allowed;
  };
  const decision = viewer === null ? null : canDecide(viewer, row);
  if (decision !== null) {
    offer('confirm', decision);
    offer('refuse', decision);
  }
  if (!isOwn(viewer, row)) return can;
  for (const action of ['pause', 'resume', 'apply'] as const) offer(action, true);
  can.edit = true;
  return can;
}

@Injectable()
export class BrokerViews {
  constructor(
    private readonly users: Users,
    private readonly organisations: Organisations,
  ) {}

  /** Public cards in the order of the rows; names are read for the whole page at once. */
  async cards(rows: readonly BrokerRow[]): Promise<BrokerCard[]> {
    const [users, organisations] = await Promise.all([
      this.users.byIds(rows.map((row) => row.userId)),
      this.organisations.byIds(rows.map((row) => row.organisationId)),
    ]);
    const people = new Map(users.map((user) => [user.id, user.name]));
    const places = new Map(organisations.map((one) => [one.id, one.name]));
    return rows.map((row) => toCard(row, people.get(row.userId) ?? '', places.get(row.organisationId) ?? ''));
  }

  /** Full entries in the order of the rows, with what the viewer may do to each. */
  async views(viewer: Viewer, rows: readonly BrokerRow[]): Promise<BrokerView[]> {
    const cards = new Map((await this.cards(rows)).map((card) => [card.id, card]));
    return rows.flatMap((row) => {
      const card = cards.get(row.id);
      return card ? [toView(viewer, row, card)] : [];
    });
  }
}

function toCard(row: BrokerRow, name: string, organisationName: string): BrokerCard {
  return {
    id: row.id,
    name,
    organisation: { id: row.organisationId, name: organisationName },
    level: row.level,
    fields: row.fields,
    bases: row.bases,
    status: row.status,
    counts: { current: row.current, concluded: row.concluded },
  };
}

function toView(viewer: Viewer, row: BrokerRow, card: BrokerCard): BrokerView {
  const seesReason = isOwn(viewer, row) || (viewer !== null && canDecide(viewer, row) !== null);
  return {
    ...card,
    bio: row.bio,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    statusReason: seesReason ? row.statusReason : null,
    can: abilities(viewer, row),
  };
}
