import type { Simulator } from '../model/simulator.ts';

/** A simulator and where it is served: below `/<provider>`. */
export type Mount = { readonly provider: string; readonly simulator: Simulator };

/** The mount of a URL and the path below it; without one, `path` says what is mounted. */
export function mountOf(
  mounts: readonly Mount[],
  url: string,
): { readonly mount: Mount | null; readonly path: string } {
  const [, provider = '', rest = ''] = /^\/([^/?]+)(.*)$/s.exec(url) ?? [];
  const mount = mounts.find((one) => one.provider === provider);
  if (mount !== undefined) return { mount, path: rest === '' ? '/' : rest };
  return { mount: null, path: `nothing is mounted here; known: ${mounts.map((one) => `/${one.provider}`).join(', ')}` };
}
