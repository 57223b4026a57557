// The list of things to do, urgent ones first; "今天没有待办" when there is nothing.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { daysUntil } from '../../../ui/dates.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Icon } from '../../../ui/Icon.js';
import { Section } from '../../../ui/record/Section.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import type { Todo } from './todo.js';
import { useTodos } from './useTodos.js';
import css from './page.module.css';

export function TodoList() {
  const { t } = useTranslation();
  const { todos, isPending, error, retry } = useTodos();
  return (
    <Section title={t('desk.todo.title')} isCard aside={todos.length > 0 && t('desk.todo.n', { n: todos.length })}>
      {isPending && todos.length === 0 ? (
        <Skeleton rows={3} rowHeight={53} />
      ) : (
        <>
          {todos.length === 0 && error === null && <p className={css.nothing}>{t('desk.todo.nothing')}</p>}
          {todos.length > 0 && (
            <ul className={css.todos}>
              {todos.map((todo) => (
                <li key={todo.key}>
                  <TodoRow todo={todo} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {error !== null && <Problem error={error} onRetry={retry} />}
    </Section>
  );
}

function TodoRow({ todo }: { todo: Todo }) {
  const { t } = useTranslation();
  const { act, about, n, to, isUrgent, dueAt } = todo;
  const isLate = dueAt !== undefined && daysUntil(dueAt) < 0;
  return (
    <Link to={to} className={css.todo}>
      <span className={css.todoWords}>
        <Status tone={isUrgent ? 'error' : 'warning'}>{act}</Status>
        {about && <span className={css.about}>{about}</span>}
      </span>
      <span className={css.todoEnd}>
        {dueAt && (
          <span className="meta">
            {isLate ? t('desk.todo.wasDue') : t('desk.todo.due')} <DateText at={dueAt} />
          </span>
        )}
        {n !== undefined && <strong>{n}</strong>}
        <Icon name="right" size={16} />
      </span>
    </Link>
  );
}
