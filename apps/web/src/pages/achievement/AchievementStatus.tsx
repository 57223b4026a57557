// Where an achievement stands, and whether changed core fields wait beside the published text.
import { useTranslation } from 'react-i18next';
import type { AchievementState, OwnAchievementCard } from '../../api/queries/listing-types.js';
import { Status, type Tone } from '../../ui/status/Status.js';

const TONES: Record<AchievementState, Tone> = {
  DRAFT: 'idle',
  UNIT_REVIEW: 'info',
  PLATFORM_REVIEW: 'info',
  PUBLISHED: 'success',
  EXPIRED: 'warning',
  WITHDRAWN: 'idle',
};

interface StatusProps {
  state: AchievementState;
  revision?: OwnAchievementCard['revisionState'] | undefined;
}

export function AchievementStatus({ state, revision = 'NONE' }: StatusProps) {
  const { t } = useTranslation();
  return (
    <>
      <Status tone={TONES[state]}>{t(`enum.achievementState.${state}`)}</Status>
      {revision !== 'NONE' && (
        <Status tone={revision === 'RETURNED' ? 'error' : 'warning'}>{t(`enum.revisionState.${revision}`)}</Status>
      )}
    </>
  );
}
