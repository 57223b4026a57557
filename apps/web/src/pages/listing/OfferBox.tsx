// What a listing costs or pays, and the way to answer it: the dialog for members, signing in for everyone else.
import type { ReactNode } from 'react';
import { expressInterest } from '../../api/queries/interest.js';
import { dealTo, type InterestState } from '../../app/interest.js';
import { ButtonLink } from '../../ui/button/Button.js';
import type { InterestPick, InterestProps } from '../../ui/listing/interest.js';
import { InterestButton } from '../../ui/listing/InterestButton.js';
import css from './listing.module.css';

interface OfferBoxProps {
  /** The act in words; also names the box. */
  label: string;
  interest: InterestState;
  about: InterestProps['about'];
  signIn: string;
  /** Address of the listing, to come back to after signing in. */
  address: string;
  figure?: ReactNode;
  /** One line under the figure. */
  terms?: ReactNode;
  /** Own listings of which one may go along; absent = the reader has none by role. */
  pick?: Omit<InterestPick, 'options'> | false | undefined;
  own?: readonly { id: string; title: string }[] | undefined;
  /** Small print under the button. */
  notes: readonly ReactNode[];
}

export function OfferBox({ label, interest, about, signIn, address, figure, terms, pick, own, notes }: OfferBoxProps) {
  const options = own?.map((item) => ({ value: item.id, label: item.title })) ?? [];
  return (
    <section className={`${css.offer} no-print`} aria-label={label}>
      {figure && <p className={css.figure}>{figure}</p>}
      {terms && <p className="meta">{terms}</p>}
      {interest.isAnonymous ? (
        <ButtonLink to={`/sign-in?return=${encodeURIComponent(address)}`} intent="primary" size="large">
          {signIn}
        </ButtonLink>
      ) : (
        <InterestButton
          label={label}
          size="large"
          reason={interest.reason}
          about={about}
          pick={pick ? { ...pick, options } : undefined}
          send={expressInterest}
          dealTo={dealTo}
        />
      )}
      {notes.map(
        (note, at) =>
          note && (
            <p key={at} className="meta">
              {note}
            </p>
          ),
      )}
    </section>
  );
}
