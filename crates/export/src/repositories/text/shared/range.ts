/** Values from one, with it, until another, without it. An end that is left out is open. */
export interface Range<Value> {
  readonly from?: Value;
  readonly until?: Value;
}
