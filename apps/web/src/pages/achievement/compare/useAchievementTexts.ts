// Every field of an achievement as plain text, for a table that is compared and saved.
import { useTranslation } from 'react-i18next';
import type { ProjectedAchievement } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { useListingWords } from '../../listing/compare/useListingWords.js';
import { useModeWords } from '../useModeWords.js';

type Read = (view: ProjectedAchievement) => string | null | undefined;

/** By name of the field's words. */
export type AchievementTexts = ReturnType<typeof useAchievementTexts>;

export function useAchievementTexts() {
  const { t } = useTranslation();
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const attribute = useCodeLabel('achievementAttribute');
  const licence = useCodeLabel('licenceMode');
  const ipType = useCodeLabel('ipType');
  const ipStatus = useCodeLabel('ipStatus');
  const modes = useModeWords();
  const words = useListingWords();
  const rights: Read = ({ ip, ipState }) =>
    ip && ip.length > 0
      ? ip
          .map((right) => [right.title, ipType(right.type), right.number, ipStatus(right.status)])
          .map((parts) => parts.filter(Boolean).join(' · '))
          .join('\n')
      : ipState && t(`enum.ipState.${ipState}`);
  const people: Read = ({ completers }) =>
    completers
      ?.map(({ name, organisation, isLeader }) => {
        const about = [organisation, isLeader && t('achievement.team.leader')].filter(Boolean).join('，');
        return about ? `${name}（${about}）` : name;
      })
      .join('\n');
  return {
    trl: (view) => words.level(view.trl),
    techArea: (view) => area(view.techArea),
    attribute: (view) => attribute(view.attribute),
    bases: (view) => view.bases.map(base).join('、'),
    validUntil: (view) => words.day(view.validUntil),
    abstract: (view) => view.abstract,
    keywords: (view) => view.keywords?.join('、'),
    price: (view) => words.price(view.price ?? null),
    modes: (view) => modes(view.modes),
    licenceModes: (view) => view.licenceModes?.map(licence).join(' · '),
    economicBenefit: (view) => view.economicBenefit,
    cases: (view) => view.cases,
    ip: rights,
    problem: (view) => view.problem,
    innovation: (view) => view.innovation,
    applications: (view) => view.applications,
    trlEvidence: (view) => view.trlEvidence,
    completers: people,
  } satisfies Record<string, Read>;
}
