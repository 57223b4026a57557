// 匹配中心: suggestions of one listing or of all own ones. Candidates at the left, why and what is missing at the right.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { matchesQuery, type Match, type MatchFocus } from '../../../api/queries/matches.js';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { Candidates } from './Candidates.js';
import { FocusHead } from './FocusHead.js';
import { FocusPicker } from './FocusPicker.js';
import { LearningSwitch } from './LearningSwitch.js';
import { MatchDetail } from './MatchDetail.js';
import css from './page.module.css';
import { WhyNotButton } from './WhyNotButton.js';

export default function MatchCentre() {
  return (
    <Allowed permission="match.read">
      <Centre />
    </Allowed>
  );
}

function Centre() {
  const { t } = useTranslation();
  usePageTitle(t('match.title'));
  const { may } = useSession();
  const [params, setParams] = useSearchParams();
  const focus: MatchFocus = {
    demandId: params.get('demand') ?? undefined,
    achievementId: params.get('achievement') ?? undefined,
    shortlisted: params.get('shortlisted') === 'true' ? 'true' : undefined,
  };
  const choose = (next: MatchFocus) => {
    const search = new URLSearchParams();
    if (next.demandId) search.set('demand', next.demandId);
    if (next.achievementId) search.set('achievement', next.achievementId);
    if (next.shortlisted) search.set('shortlisted', next.shortlisted);
    setParams(search);
  };
  return (
    <div className={css.page}>
      <FocusHead focus={focus} />
      <div className={css.pickLine}>
        <FocusPicker focus={focus} onChoose={(next) => choose({ ...next, shortlisted: focus.shortlisted })} />
        {may('match.decide') && (
          <label className={css.switchLine}>
            <input
              type="checkbox"
              checked={focus.shortlisted !== undefined}
              onChange={(event) => choose({ ...focus, shortlisted: event.target.checked ? 'true' : undefined })}
            />
            {t('match.shortlist.only')}
          </label>
        )}
        <WhyNotButton key={`${focus.demandId}/${focus.achievementId}`} focus={focus} />
      </div>
      <Panes key={`${focus.demandId}/${focus.achievementId}/${focus.shortlisted}`} focus={focus} />
      <LearningSwitch />
    </div>
  );
}

function Panes({ focus }: { focus: MatchFocus }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [params, setParams] = useSearchParams();
  const isFocused = focus.demandId !== undefined || focus.achievementId !== undefined;
  const hasOwn = may('demand.read-own') || may('achievement.read-own');
  // A new order of the list must not push away the pair that is read, or the words typed about it.
  const [shown, setShown] = useState<Match | null>(null);
  const [rejectedId, setRejectedId] = useState<string | null>(null);
  const query = useInfiniteQuery({ ...matchesQuery(focus), enabled: isFocused || hasOwn });
  const select = (id: string | null) => {
    const search = new URLSearchParams(params);
    if (id) search.set('id', id);
    else search.delete('id');
    setParams(search, { preventScrollReset: true, replace: true });
  };
  const leave = (id: string) => {
    setRejectedId(id);
    setShown(null);
    select(null);
  };
  if (!isFocused && !hasOwn) return <Empty title={t('match.pickFirst')}>{t('match.pickFirstText')}</Empty>;
  if (query.isError && !query.data) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton rows={5} rowHeight={96} />;
  const matches = query.data.pages.flatMap((page) => page.items).filter((match) => match.id !== rejectedId);
  const wantedId = params.get('id') ?? shown?.id;
  const selected =
    matches.find((match) => match.id === wantedId) ?? (shown?.id === wantedId ? shown : null) ?? matches[0];
  if (selected && selected !== shown) setShown(selected);
  if (!selected) {
    return focus.shortlisted ? (
      <Empty title={t('match.shortlist.none')}>{t('match.shortlist.noneText')}</Empty>
    ) : (
      <Empty title={t('match.none')}>{t('match.noneText')}</Empty>
    );
  }
  return (
    <div className={css.panes}>
      <Candidates
        matches={matches}
        focus={focus}
        selectedId={selected.id}
        onSelect={select}
        more={query.hasNextPage ? { isBusy: query.isFetchingNextPage, load: () => void query.fetchNextPage() } : null}
      />
      <MatchDetail key={selected.id} match={selected} focus={focus} onLeft={() => leave(selected.id)} />
    </div>
  );
}
