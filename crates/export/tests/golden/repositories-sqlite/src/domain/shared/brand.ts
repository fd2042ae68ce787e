declare const brand: unique symbol;

/** A value that has passed the checks of its constructor. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
