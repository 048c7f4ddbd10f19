import { causes, shapes } from '../model/cause.ts';
import { isArray, isObject, type Json } from '../model/json.ts';
import { parseLocation } from '../model/location.ts';
import { isPointer } from '../model/pointer.ts';
import { decisions, signatureSteps, signedBytes } from '../model/provider-spec.ts';
import { anything, either, flag, listOf, mapOf, must, record, text, word, type Form } from './form.ts';
import { changeForm } from './change-form.ts';
import { rsa } from './read-signature.ts';
import type { Kind } from './structure.ts';

/** A key of specs/README.md: where it may stand and what its value must be. */
export type Key = { readonly on: readonly Kind[] | 'anything'; readonly form: Form };

const pointer = must('a JSON pointer such as /data/token', isPointer);
const location = must(
  'a location such as body:/a/b or header:Name',
  (value) => typeof value === 'string' && parseLocation(value) !== null,
);
const id = must(
  'an id of letters, digits, "-", "_" and "."',
  (value) => typeof value === 'string' && /^[A-Za-z][\w.-]*$/.test(value),
);
const credential = must(
  'a name such as clientSecret',
  (value) => typeof value === 'string' && /^[a-z][A-Za-z0-9]*$/.test(value),
);
const status = must(
  'a status from 200 to 599',
  (value) => typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599,
);
const line = must('a line such as S003:L45', (value) => typeof value === 'string' && /^[A-Za-z]\w*:L\d+$/.test(value));
const evidence = listOf(line);
const assumed = record({ why: text, 'source?': text });
const changes = listOf(changeForm);

const refusal = either(
  [isObject, record({ cause: word(causes), 'x-assumed?': assumed, 'x-evidence?': evidence })],
  [() => true, word(causes)],
);

const conflictId = record({ conflict: id });
const byConflict = (form: Form): Form => either([isObject, conflictId], [() => true, form]);
const signedPart = either(
  [(value) => has(value, 'pointer'), record({ pointer, 'conflict?': id })],
  [(value) => has(value, 'wrap'), record({ wrap: pointer, 'conflict?': id })],
  [(value) => has(value, 'without'), record({ without: listOf(pointer), 'conflict?': id })],
  [() => true, conflictId],
);
const steps = listOf(word(signatureSteps));
const locations = listOf(location, 0);

const use = record({
  'operation?': id,
  'signaturePlace?': locations,
  'signatureOver?': either(
    [(value) => has(value, 'wrap'), record({ wrap: pointer })],
    [(value) => has(value, 'without'), record({ without: listOf(pointer) })],
    [() => true, record({ pointer })],
  ),
  'signatureBytes?': word(signedBytes),
  'signatureSteps?': steps,
});

const reading = record({
  id,
  'evidence?': evidence,
  'assumed?': assumed,
  'schema?': anything,
  'use?': use,
  'request?': changes,
  'observe?': either(
    [isObject, mapOf(/^\w+$/, 'the name of a request', word(['accepted', 'refused']))],
    [() => true, text],
  ),
});

const conflict = record({
  id,
  question: text,
  decide: word(decisions),
  start: id,
  'after?': either([isArray, listOf(id)], [() => true, id]),
  'member?': pointer,
  'requests?': mapOf(/^(?!documented$)\w+$/, 'a word other than "documented"', changes),
  readings: listOf(reading, 2),
});

const silence = record({ id, question: text, 'request?': changes, 'observe?': text, 'passive?': flag });

const places = {
  questions: [
    'document',
    'path-item',
    'operation',
    'parameter',
    'request-body',
    'media-type',
    'schema',
    'response',
    'header',
  ],
  fillable: ['parameter', 'schema'],
  answers: ['schema', 'response'],
} as const satisfies Record<string, readonly Kind[]>;

export const vocabulary: Readonly<Record<string, Key>> = {
  'x-document': {
    on: ['document'],
    form: record({
      id: must('an id such as S003', (value) => typeof value === 'string' && /^[A-Za-z]\w*$/.test(value)),
      title: text,
      lines: mapOf(/^L\d+$/, 'a line such as L45', text),
    }),
  },
  'x-evidence': { on: 'anything', form: evidence },
  'x-assumed': { on: 'anything', form: assumed },
  'x-unjudged': { on: 'anything', form: text },
  'x-claims': { on: ['document'], form: listOf(text) },
  'x-public-sample': { on: ['parameter', 'header', 'media-type', 'schema', 'example'], form: flag },
  'x-changelog': {
    on: ['info'],
    form: listOf(record({ date: must('a date such as 2025-01-02', isDate), pointer, reason: text })),
  },
  'x-secret': { on: ['parameter', 'schema', 'security-scheme'], form: credential },
  'x-generate': { on: places.fillable, form: word(['now', 'unique', 'config']) },
  'x-request-headers': {
    on: ['operation'],
    form: listOf(
      record({
        name: must('a header name', isHeaderName),
        value: text,
        'required?': must('true or false', (value) => typeof value === 'boolean'),
        'x-evidence?': evidence,
        'x-assumed?': assumed,
      }),
    ),
  },
  'x-signature': {
    on: ['document', 'operation'],
    form: record({
      'algorithm?': word([rsa]),
      'steps?': byConflict(steps),
      key: credential,
      over: signedPart,
      bytes: byConflict(word(signedBytes)),
      encoding: word(['base64', 'hex']),
      place: byConflict(listOf(location)),
      'x-evidence?': evidence,
      'x-assumed?': assumed,
    }),
  },
  'x-url': { on: ['document'], form: word(['whole']) },
  'x-shape': { on: places.answers, form: word(shapes) },
  'x-refuses': { on: places.answers, form: listOf(refusal) },
  'x-simulate': {
    on: places.answers,
    form: record({
      'status?': either([isObject, causeStatuses()], [() => true, status]),
      'headers?': mapOf(/^[\w!#$%&'*+.^`|~-]+$/, 'a header name', text),
      'body?': anything,
    }),
  },
  'x-token': { on: ['schema'], form: record({ token: pointer, 'type?': pointer, 'lifetime?': pointer }) },
  'x-conflicts': { on: places.questions, form: listOf(conflict) },
  'x-silences': { on: places.questions, form: listOf(silence) },
};

function causeStatuses(): Form {
  return record(Object.fromEntries([...causes, '*'].map((cause) => [`${cause}?`, status])));
}

function has(value: Json, key: string): boolean {
  return isObject(value) && Object.hasOwn(value, key);
}

function isDate(value: Json): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isHeaderName(value: Json): boolean {
  return typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value);
}
