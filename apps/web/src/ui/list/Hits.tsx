// Text in pieces with the found words marked, as the api sends it; nothing has to be escaped.
export interface Piece {
  text: string;
  hit: boolean;
}

export function Hits({ pieces, plain }: { pieces?: readonly Piece[] | undefined; plain?: string | null | undefined }) {
  if (!pieces || pieces.length === 0) return <>{plain}</>;
  return (
    <>
      {pieces.map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>))}
    </>
  );
}
