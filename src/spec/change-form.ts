import { isObject } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import { suggestion, type Form } from './form.ts';
import { changeWords, readChange } from './read-changes.ts';

/** A change of specs/README.md, judged by the forms that reading it uses. */
export const changeForm: Form = (value, pointer, report) => {
  const read = readChange(value);
  if ('change' in read) return;
  const [first = ''] = isObject(value) ? Object.keys(value) : [];
  const at = read.key === null ? pointer : `${pointer}${formatPointer([read.key])}`;
  report(
    'E_CHANGE',
    at,
    read.what,
    changeWords.includes(first) ? 'see specs/README.md' : suggestion(first, changeWords),
  );
};
