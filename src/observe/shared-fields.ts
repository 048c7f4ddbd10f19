export type Field = readonly [name: string, value: string];

const most = 2_000;

/**
 * One value for each header field that was seen before: the same dozen comes with every exchange, and evidence of thousands is
 * kept until the end of a run.
 */
export function createSharedFields(): (name: string, value: string) => Field {
  const fields = new Map<string, Field>();
  return (name, value) => {
    const key = `${name}\n${value}`;
    const known = fields.get(key);
    if (known !== undefined) return known;
    const field: Field = [name, value];
    if (fields.size < most) fields.set(key, field);
    return field;
  };
}
