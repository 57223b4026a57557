// One version of the weights: state, origin, held-out figures, signed bars, effect, and what may be done with it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeWeights, weightsQuery, type WeightsVersion } from '../../../api/queries/match-weights.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';
import { Facts } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { Status, type Tone } from '../../../ui/status/Status.js';
import { Bars } from './Bars.js';
import { Effect } from './Effect.js';
import css from './page.module.css';

const TONES: Record<WeightsVersion['state'], Tone> = {
  CANDIDATE: 'warning',
  READY: 'info',
  LIVE: 'success',
  RETIRED: 'idle',
};

export function Version({ version }: { version: WeightsVersion }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isEffectShown, setEffectShown] = useState(false);
  const change = useMutation({
    mutationFn: (act: 'go-live' | 'roll-back') => changeWeights(version.version, act),
    onSuccess: (versions) => {
      cache.removeQueries({ queryKey: ['match-weights', 'effect'] });
      cache.setQueryData(weightsQuery.queryKey, versions);
    },
  });
  const isLive = version.state === 'LIVE';
  return (
    <Section
      title={version.version}
      isCard
      aside={<Status tone={TONES[version.state]}>{t(`enum.weightsState.${version.state}`)}</Status>}
    >
      <Facts facts={[...useOrigin(version), ...useFigures(version)]} />
      <Bars version={version.version} parts={version.parts} isCompared={!isLive} />
      {!isLive && (
        <div className={css.acts}>
          <ActionBar
            can={version.can}
            actions={[
              {
                key: 'go-live',
                label: t('weights.goLive'),
                intent: 'primary',
                confirm: { title: t('weights.goLiveTitle'), text: t('weights.changeText') },
                run: () => change.mutateAsync('go-live'),
              },
              {
                key: 'roll-back',
                label: t('weights.rollBack'),
                confirm: { title: t('weights.rollBackTitle'), text: t('weights.changeText'), isDanger: true },
                run: () => change.mutateAsync('roll-back'),
              },
            ]}
          />
          <Button intent="text" aria-expanded={isEffectShown} onClick={() => setEffectShown(!isEffectShown)}>
            {t(isEffectShown ? 'weights.hideEffect' : 'weights.showEffect')}
          </Button>
        </div>
      )}
      {isEffectShown && <Effect version={version.version} />}
    </Section>
  );
}

function useOrigin({ source, createdAt, liveAt, comparedWith }: WeightsVersion) {
  const { t } = useTranslation();
  return [
    { label: t('weights.source'), value: t(`enum.weightsSource.${source}`) },
    ...(createdAt ? [{ label: t('weights.createdAt'), value: <DateText at={createdAt} as="minute" /> }] : []),
    ...(liveAt ? [{ label: t('weights.liveAt'), value: <DateText at={liveAt} as="minute" /> }] : []),
    ...(comparedWith ? [{ label: t('weights.comparedWith'), value: comparedWith }] : []),
  ];
}

function useFigures({ figures }: WeightsVersion) {
  const { t } = useTranslation();
  if (!figures) return [];
  const { pairs, goodPairs, demands, folds, oldNdcg, newNdcg, lower, upper } = figures;
  const learned = {
    label: t('weights.learnedFrom'),
    value: t('weights.learnedFromWords', { pairs, goodPairs, demands, folds }),
  };
  // The mean of no demand is no figure.
  if (demands === 0) return [learned];
  return [
    learned,
    { label: t('weights.oldNdcg'), value: oldNdcg.toFixed(3) },
    {
      label: t('weights.newNdcg'),
      value: t('weights.bounds', { value: newNdcg.toFixed(3), lower: lower.toFixed(3), upper: upper.toFixed(3) }),
    },
  ];
}
