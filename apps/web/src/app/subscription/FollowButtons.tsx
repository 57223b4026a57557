// The holder and the field of a listing, each with its follow button. An anonymous owner is not
// followed, not even by those who know it; one's own organisation has its own lists.
import { useCodeLabel } from '../../api/queries/reference.js';
import { useSession } from '../session.js';
import { FollowButton } from './FollowButton.js';
import css from './subscription.module.css';

interface FollowButtonsProps {
  organisation: { id: string | null; name: string; isAnonymous?: boolean };
  techArea: string | null;
}

export function FollowButtons({ organisation, techArea }: FollowButtonsProps) {
  const area = useCodeLabel('techArea');
  const { me } = useSession();
  const { id, name, isAnonymous } = organisation;
  const isFollowable = id !== null && !isAnonymous && id !== me?.activeOrganisation?.id;
  return (
    <div className={`${css.follows} no-print`}>
      {isFollowable && <FollowButton kind="ORGANISATION" subject={id} name={name} />}
      {techArea && <FollowButton kind="FIELD" subject={techArea} name={area(techArea)} />}
    </div>
  );
}
