// Schemas of the rooms name instants as Date; on the wire they are ISO strings. Wire<View> is what the browser gets.

export type Wire<T> = T extends Date
  ? string
  : T extends bigint
    ? string
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;
