import { inspect } from 'node:util';
import { Rejected } from '../model/problem.ts';
import { shown, type Secret } from '../model/secret.ts';

class NamedSecret implements Secret {
  readonly name: string;
  readonly #value: string;
  constructor(name: string, value: string) {
    this.name = name;
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return shown(this.name);
  }
  toJSON(): string {
    return shown(this.name);
  }
  [inspect.custom](): string {
    return shown(this.name);
  }
}

/** A credential that prints as «name» however it is printed. An empty value is Rejected (`E_SECRET_EMPTY`). */
export function makeSecret(name: string, value: string): Secret {
  if (value === '') {
    const what = `the credential ${name} is empty`;
    throw new Rejected([{ code: 'E_SECRET_EMPTY', at: null, what, fix: 'give it a value, or do not set it' }]);
  }
  return new NamedSecret(name, value);
}
