// One thing that waits for a person.
export interface Todo {
  key: string;
  /** What is to be done. */
  act: string;
  /** Which thing, when it is one. */
  about?: string | undefined;
  n?: number | undefined;
  to: string;
  /** Overdue or refused: shown before the others. */
  isUrgent?: boolean;
  /** Instant when it falls due. */
  dueAt?: string | undefined;
}
