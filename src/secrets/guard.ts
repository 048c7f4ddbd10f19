import type { OutputGuard, Redactor, Sighting, Trip } from '../model/secret.ts';

/** A terminal wraps and indents; what is one value may stand on two lines, behind our own margin. */
const lineJoint = /\r?\n[ \t│|>#]*/g;
/** Longer texts are files, which are not wrapped. */
const longestWrapped = 1 << 18;

/** The last look at everything that leaves. Remembers what it saw; never what the text was. */
export function createGuard(redactor: Redactor): OutputGuard {
  const tripped: Trip[] = [];
  const note = (sink: string, { name, form }: Sighting): void => {
    const known = tripped.some((trip) => trip.sink === sink && trip.name === name && trip.form === form);
    if (!known) tripped.push({ sink, name, form });
  };
  return {
    tripped,
    inspect(sink, text) {
      const sightings = [...redactor.sightings(text)];
      const withoutEnd = text.endsWith('\n') ? text.slice(0, -1) : text;
      if (text.length <= longestWrapped && withoutEnd.includes('\n')) {
        const joined = text.replace(lineJoint, '');
        const seen = new Set(sightings.map(({ name }) => name));
        sightings.push(
          ...redactor.sightings(joined).filter(({ name, form }) => !seen.has(name) && !form.endsWith('partial')),
        );
      }
      for (const sighting of sightings) note(sink, sighting);
      return sightings;
    },
  };
}
