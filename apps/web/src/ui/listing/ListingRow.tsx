// One listing in a hall: title with tags, a passage with hits, a line of facts; price or budget at the right.
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Hits, type Piece } from '../list/Hits.js';
import css from './listing.module.css';

type Highlights = Readonly<Record<string, readonly Piece[]>> | undefined;

interface ListingRowProps {
  to: string;
  title: string;
  tags?: ReactNode;
  /** Plain passage when nothing was searched. */
  passage: string | null | undefined;
  highlights?: Highlights;
  /** Fields whose passages may be shown, best first. */
  passageFields: readonly string[];
  facts: readonly ReactNode[];
  /** At the right: what it costs, and under it how. */
  figure: ReactNode;
  note?: ReactNode;
  /** Under the figure: what can be done with it from here. */
  act?: ReactNode;
}

/** The first passage that holds a hit, else the first one at all. */
function passageOf(highlights: Highlights, fields: readonly string[]): readonly Piece[] | undefined {
  const passages = fields.flatMap((field) => (highlights?.[field] ? [highlights[field]] : []));
  return passages.find((pieces) => pieces.some((piece) => piece.hit)) ?? passages[0];
}

export function ListingRow(props: ListingRowProps) {
  const { highlights } = props;
  return (
    <article className={css.row}>
      <div className={css.what}>
        <h2 className={css.title}>
          <Link to={props.to}>
            <Hits pieces={highlights?.title} plain={props.title} />
          </Link>
          {props.tags}
        </h2>
        <p className={css.passage}>
          <Hits pieces={passageOf(highlights, props.passageFields)} plain={props.passage} />
        </p>
        <div className={css.facts}>{props.facts.map((fact, at) => fact && <span key={at}>{fact}</span>)}</div>
      </div>
      <div className={css.price}>
        <p className={css.figure}>{props.figure}</p>
        {props.note && <p className="meta">{props.note}</p>}
        {props.act && <div className={css.act}>{props.act}</div>}
      </div>
    </article>
  );
}
