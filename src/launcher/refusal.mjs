/** What the launcher will not do, as the one line its user reads before exit code 3. */
export class Refusal extends Error {
  constructor(code, what, got, fix) {
    super(`${code} ${what}  (got ${got})  fix: ${fix}`);
    this.name = 'Refusal';
  }
}
