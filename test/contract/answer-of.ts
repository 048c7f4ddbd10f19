import { execFile } from 'node:child_process';

/** What `curl -i` printed of an answer. */
export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

export type Ran = { readonly answer: Answer | null; readonly code: number; readonly stderr: string };

/** Runs a script as a reader would: pasted into a shell that has read the env file of `contracts mock`, and has nothing else. */
export async function answerOf(script: string, envFile: string): Promise<Ran> {
  const pasted = `set -a\n. "$ENV_FILE"\nset +a\n${script}`;
  const env = { PATH: process.env['PATH'] ?? '', ENV_FILE: envFile };
  return new Promise((resolve) => {
    execFile('sh', ['-c', pasted], { env, timeout: 30_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? -1);
      resolve({ answer: stdout === '' ? null : parse(stdout), code, stderr });
    });
  });
}

function parse(text: string): Answer {
  const end = text.indexOf('\r\n\r\n');
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  return {
    status: Number(start.split(' ')[1]),
    headers: new Map(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    ),
    body: text.slice(end + 4),
  };
}
