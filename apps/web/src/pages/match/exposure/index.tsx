// 曝光报告: which share of the achievements was ever suggested, and whether one item or one unit takes too many places.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exposureQuery, type ExposureReport } from '../../../api/queries/match-weights.js';
import { Allowed } from '../../../app/Allowed.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { RankBars } from '../../../ui/figures/RankBars.js';
import { Facts } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { DataTable, TwoLines } from '../../../ui/table/DataTable.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from './page.module.css';

type Row = ExposureReport['rows'][number];

export default function ExposurePage() {
  return (
    <Allowed permission="match.tune">
      <Exposure />
    </Allowed>
  );
}

function Exposure() {
  const { t } = useTranslation();
  usePageTitle(t('weights.exposure.title'));
  const query = useQuery(exposureQuery);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('weights.exposure.title')}</h1>
        <p className="meta">{t('weights.exposure.lead')}</p>
      </header>
      {query.isPending && <Skeleton rows={5} rowHeight={53} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Report report={query.data} />}
    </div>
  );
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

function Report({ report }: { report: ExposureReport }) {
  const { t } = useTranslation();
  const { active, everShown, places, top, rows, asOf } = report;
  if (active === 0) return <Empty title={t('weights.exposure.none')}>{t('weights.exposure.noneText')}</Empty>;
  return (
    <>
      <Facts
        facts={[
          {
            label: t('weights.exposure.everShown'),
            value: t('weights.exposure.everShownWords', { share: percent(everShown / active), everShown, active }),
          },
          { label: t('weights.exposure.places'), value: String(places) },
          {
            label: t('weights.exposure.top'),
            value: top ? (
              <>
                <Link to={`/achievements/${top.achievementId}`}>{top.title}</Link>{' '}
                {t('weights.exposure.topWords', { n: top.places, share: percent(top.share) })}
              </>
            ) : (
              '—'
            ),
          },
          { label: t('weights.exposure.asOf'), value: <DateText at={asOf} as="minute" /> },
        ]}
      />
      <Section title={t('weights.exposure.byUnit')} isCard>
        <RankBars
          caption={t('weights.exposure.barsCaption')}
          rows={rows.map((row) => ({
            key: row.organisationId,
            label: row.name,
            size: row.places,
            figure: percent(row.placeShare),
            share: percent(row.activeShare),
            to: `/desk/organisations/${row.organisationId}`,
          }))}
        />
      </Section>
      <UnitTable rows={rows} />
    </>
  );
}

function UnitTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('weights.exposure.caption')}
      rows={rows}
      rowKey={(row) => row.organisationId}
      card={(row) => (
        <TwoLines
          first={row.name}
          second={t('weights.exposure.cardWords', {
            active: row.active,
            shown: row.everShown,
            places: row.places,
            share: percent(row.placeShare),
          })}
        />
      )}
      columns={[
        { key: 'name', title: t('weights.exposure.unit'), cell: (row) => row.name },
        { key: 'active', title: t('weights.exposure.active'), align: 'right', cell: (row) => row.active },
        { key: 'shown', title: t('weights.exposure.shown'), align: 'right', cell: (row) => row.everShown },
        { key: 'places', title: t('weights.exposure.places'), align: 'right', cell: (row) => row.places },
        {
          key: 'share',
          title: t('weights.exposure.share'),
          align: 'right',
          cell: (row) => (
            <TwoLines
              first={percent(row.placeShare)}
              second={t('weights.exposure.ofActive', { share: percent(row.activeShare) })}
            />
          ),
        },
      ]}
    />
  );
}
