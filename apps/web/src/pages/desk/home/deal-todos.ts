// What deals ask of this person: answers first, then limits that have passed, then filing.
import type { TFunction } from 'i18next';
import type { DealBoard, DealCard } from '../../../api/queries/deal-types.js';
import type { Todo } from './todo.js';

type May = (permission: string) => boolean;

/** Acts that somebody else is waiting for. */
const ANSWERS = [
  { can: 'accept', word: 'answerInterest' },
  { can: 'acceptAssignment', word: 'answerAssignment' },
  { can: 'confirm', word: 'confirmSigning' },
] as const;

export function dealTodos(board: DealBoard | undefined, may: May, t: TFunction): Todo[] {
  const cards = board?.columns.flatMap((column) => column.items) ?? [];
  return cards.flatMap((card) => todoOf(card, may, t) ?? []);
}

function todoOf(card: DealCard, may: May, t: TFunction): Todo | null {
  const to = `/desk/deals/${card.id}`;
  const todo = { key: `deal-${card.id}`, about: card.title, to, dueAt: card.timer?.dueAt };
  const isLate = card.timer?.isOverdue === true;
  const answer = ANSWERS.find(({ can }) => card.can[can] === true);
  if (answer) return { ...todo, act: t(`desk.todo.${answer.word}`), isUrgent: isLate };
  if (card.stage === 'SIGNED' && card.side !== 'BUYER' && may('contract.draft')) {
    return { ...todo, act: t('desk.todo.fileContract'), isUrgent: isLate };
  }
  if (!isLate || card.can.log !== true) return null;
  const word = card.timer?.rule === 'first-contact' ? 'firstContact' : 'updateDeal';
  return { ...todo, act: t(`desk.todo.${word}`), isUrgent: true };
}
