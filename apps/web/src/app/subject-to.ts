// Where the thing of a notification is shown. Pages that a person may not open say so themselves.
import type { Notification } from '../api/queries/notifications.js';

type May = (permission: string) => boolean;

/** The page of the subject; undefined when there is none for this person. */
export function subjectTo({ subject, template }: Notification, may: May): string | undefined {
  const { type, id } = subject;
  switch (type) {
    case 'organisation':
      return may('organisation.review') ? `/desk/organisations/${id}` : '/desk/organisation';
    case 'membership':
      return may('membership.manage') ? '/desk/members' : '/desk/organisation';
    case 'achievement':
      return template.startsWith('match.') ? `/desk/matches?achievement=${id}` : `/achievements/${id}`;
    case 'demand':
      return template.startsWith('match.') ? `/desk/matches?demand=${id}` : `/demands/${id}`;
    case 'broker':
      return may('broker.apply') ? '/desk/broker' : `/brokers/${id}`;
    case 'deal':
      return `/desk/deals/${id}`;
    case 'contract':
      return may('contract.desk') ? `/desk/registry?id=${id}` : `/desk/contracts/${id}`;
    case 'saved-search':
    case 'follow':
      return '/desk/subscriptions';
    case 'report':
      return '/desk/reports';
    default:
      return undefined;
  }
}
