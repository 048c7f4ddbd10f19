import { describe, expect, it } from 'vitest';
import { createGuard } from '../../src/secrets/guard.ts';
import { createRegistry } from '../../src/secrets/registry.ts';
import { writtenForms } from './written-forms.ts';

const secret = `Cn4ryGuard8f3kQ0vZ1b/+=&%2F"'<>\\ é😀`;
const guarded = () => {
  const registry = createRegistry();
  registry.learn('clientSecret', secret);
  return createGuard(registry);
};

describe('the output guard', () => {
  it('is silent about clean texts', () => {
    const guard = guarded();
    expect(guard.inspect('report.json', '{"a":"«clientSecret»","b":"eyJhbGciOiJIUzI1NiJ9.e30."}')).toEqual([]);
    expect(guard.tripped).toEqual([]);
  });

  it('trips on every written form, names the sink, and does not repeat the value', () => {
    const silent = Object.entries(writtenForms).filter(([, write]) => {
      const guard = guarded();
      const [sighting] = guard.inspect('junit.xml', `<a>${write(secret)}</a>`);
      const [trip] = guard.tripped;
      const told = sighting?.name === 'clientSecret' && trip?.sink === 'junit.xml' && trip.name === 'clientSecret';
      return !told || JSON.stringify(guard.tripped).includes('Cn4ryGuard');
    });
    expect(silent).toEqual([]);
  });

  it('remembers a hit once for each sink, name and form', () => {
    const guard = guarded();
    guard.inspect('stdout', secret);
    const once = guard.tripped.length;
    guard.inspect('stdout', `again ${secret}`);
    expect(guard.tripped).toHaveLength(once);
    guard.inspect('index.html', secret);
    expect(guard.tripped).toHaveLength(2 * once);
  });

  it('sees a value that a terminal wrapped and indented behind our margin', () => {
    const guard = guarded();
    expect(guard.inspect('stdout', `│ ${secret.slice(0, 11)}\n│   ${secret.slice(11)}\n`)).not.toEqual([]);
  });

  it('sees a value of which no line holds more than a few characters', () => {
    const registry = createRegistry();
    registry.learn('clientSecret', 'Cn4ryGuard8f3kQ0vZ1b');
    const guard = createGuard(registry);
    const lines = 'Cn4ry\n│ Guard\n│ 8f3kQ\n│ 0vZ1b';
    expect(guard.inspect('stdout', `│ ${lines}\n`)).not.toEqual([]);
  });

  it('looks twice only at what stands on more than one line', () => {
    const seen: string[] = [];
    const guard = createGuard({
      redact: String,
      learn: () => undefined,
      sightings: (text) => {
        seen.push(text);
        return [];
      },
    });
    for (const text of ['one line\n', '', '\n', 'two\n lines\n', 'two\nlines']) guard.inspect('journal', text);
    expect(seen).toEqual(['one line\n', '', '\n', 'two\n lines\n', 'twolines', 'two\nlines', 'twolines']);
  });

  it('sees base64 inside base64, and a form inside base64 inside JSON', () => {
    const guard = guarded();
    const twice = Buffer.from(Buffer.from(`x:${secret}`).toString('base64')).toString('base64url');
    const nested = JSON.stringify({ a: Buffer.from(new URLSearchParams({ s: secret }).toString()).toString('base64') });
    expect(guard.inspect('a', twice)).not.toEqual([]);
    expect(guard.inspect('b', nested)).not.toEqual([]);
  });
});
