// 为什么没有推荐: chooses a pair and shows what stands between it and the list, with the points it would have.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { achievementSearchQuery, publishedOwnAchievementsQuery } from '../../../api/queries/achievements.js';
import { demandSearchQuery, openOwnDemandsQuery } from '../../../api/queries/demands.js';
import { whyNotQuery, type MatchFocus, type WhyNot, type WhyNotPair } from '../../../api/queries/matches.js';
import { useSession } from '../../../app/session.js';
import { wordIfAny } from '../../../i18n/index.js';
import { Button } from '../../../ui/button/Button.js';
import { Dialog } from '../../../ui/dialog/Dialog.js';
import { SearchSelectField } from '../../../ui/fields/SearchSelectField.js';
import { ReasonList } from '../../../ui/reasons/ReasonList.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';

export function WhyNotButton({ focus }: { focus: MatchFocus }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button intent="text" onClick={() => setOpen(true)}>
        {t('match.whyNot.open')}
      </Button>
      <Dialog title={t('match.whyNot.title')} isOpen={isOpen} onClose={() => setOpen(false)} isWide>
        <Chooser focus={focus} />
      </Dialog>
    </>
  );
}

function Chooser({ focus }: { focus: MatchFocus }) {
  const { t } = useTranslation();
  const [demandId, setDemandId] = useState(focus.demandId ?? null);
  const [achievementId, setAchievementId] = useState(focus.achievementId ?? null);
  return (
    <div className={css.dialog}>
      <p className="meta">{t('match.whyNot.lead')}</p>
      <DemandField value={demandId} onChange={setDemandId} />
      <AchievementField value={achievementId} onChange={setAchievementId} />
      {demandId && achievementId && <Answer pair={{ demandId, achievementId }} />}
    </div>
  );
}

interface FieldProps {
  value: string | null;
  onChange: (id: string | null) => void;
}

const idOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Own ones are listed; everybody else's are searched. */
function DemandField({ value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const isOwn = may('demand.read-own');
  const [q, setQ] = useState('');
  const own = useQuery({ ...openOwnDemandsQuery, enabled: isOwn });
  const found = useQuery({
    ...demandSearchQuery(useDeferredValue(q)),
    enabled: !isOwn,
    placeholderData: keepPreviousData,
  });
  const items = (isOwn ? own.data?.items : found.data?.items) ?? [];
  return (
    <SearchSelectField
      bind={{ pointer: '/demandId', value: listed(items, value), set: (next) => onChange(idOf(next)) }}
      label={t(isOwn ? 'match.whyNot.ownDemand' : 'match.whyNot.anyDemand')}
      options={items.map((item) => ({ value: item.id, label: item.title }))}
      onSearch={isOwn ? undefined : setQ}
      isLoading={found.isFetching}
      isRequired
    />
  );
}

function AchievementField({ value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const isOwn = may('achievement.read-own');
  const [q, setQ] = useState('');
  const own = useQuery({ ...publishedOwnAchievementsQuery, enabled: isOwn });
  const found = useQuery({
    ...achievementSearchQuery(useDeferredValue(q)),
    enabled: !isOwn,
    placeholderData: keepPreviousData,
  });
  const items = (isOwn ? own.data?.items : found.data?.items) ?? [];
  return (
    <SearchSelectField
      bind={{ pointer: '/achievementId', value: listed(items, value), set: (next) => onChange(idOf(next)) }}
      label={t(isOwn ? 'match.whyNot.ownAchievement' : 'match.whyNot.anyAchievement')}
      options={items.map((item) => ({ value: item.id, label: item.title }))}
      onSearch={isOwn ? undefined : setQ}
      isLoading={found.isFetching}
      isRequired
    />
  );
}

const listed = (items: readonly { id: string }[], id: string | null) =>
  items.some((item) => item.id === id) ? id : null;

function Answer({ pair }: { pair: WhyNotPair }) {
  const { t } = useTranslation();
  const query = useQuery(whyNotQuery(pair));
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={3} rowHeight={36} />;
  return (
    <section className={css.answer} aria-label={t('match.whyNot.answer')} aria-live="polite">
      <Status tone={query.data.verdict === 'suggested' || query.data.verdict === 'due' ? 'success' : 'warning'}>
        {t(`enum.whyNot.${query.data.verdict}`)}
      </Status>
      <Points answer={query.data} />
    </section>
  );
}

function Points({ answer }: { answer: WhyNot }) {
  const { t } = useTranslation();
  const { score, rank, listLength, reasons, missing, weightsVersion } = answer;
  if (score === null || weightsVersion === null) return null;
  return (
    <>
      <p>{t('match.whyNot.place', { score: score.toFixed(1), rank, length: listLength })}</p>
      <ReasonList
        reasons={reasons.map((reason) => ({
          key: reason.feature,
          dimension: wordIfAny(`enum.matchFeature.${reason.feature}`) ?? reason.feature,
          evidence: reason.text,
          points: reason.contribution,
        }))}
        score={score}
        weightsVersion={weightsVersion}
      />
      {missing.length > 0 && (
        <ul className={css.missing} aria-label={t('match.missing')}>
          {missing.map((each) => (
            <li key={each.feature}>{each.text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
