const lastNumbers = new Map<string, number>();

/** The next number of a series: 1, 2, 3, … */
export function next(series: string): number {
  const number = (lastNumbers.get(series) ?? 0) + 1;
  lastNumbers.set(series, number);
  return number;
}

/** A text of a fixed length, another for each number. */
export function text(number: number, length = 26): string {
  return number.toString(36).padStart(length, '0').slice(-length);
}

export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A point in time, another for each number. */
export function day(number: number): Date {
  return new Date(Date.UTC(2024, 0, 15) + number * 86_400_000);
}

/** One of some values, in turn. */
export function pick<Value>(values: readonly [Value, ...Value[]], number: number): Value {
  return values[number % values.length] ?? values[0];
}

/** A text with one letter of each alphabet, another for each number. */
export function matching(number: number, alphabets: readonly string[]): string {
  let rest = number;
  return alphabets.reduceRight((end, alphabet) => {
    const letter = alphabet[rest % alphabet.length] ?? '';
    rest = Math.floor(rest / alphabet.length);
    return letter + end;
  }, '');
}
