import type { Project } from './project.ts';

/** The smallest provider of the project, and the variables that its sandbox needs. */
export const knnx = 'knnx-dlat';

export const knnxVariables = (url: string): Record<string, string> => ({
  KNNX_DLAT_TOKEN_URL: url,
  KNNX_DLAT_CLIENT_ID: 'client-4711-of-a-test',
  KNNX_DLAT_CLIENT_SECRET: 'n0t-a-real-secret-8c1f',
});

/** The sandbox of the project asks for a call every few seconds; a loopback server need not be spared. */
export function unhurried(project: Project): Project {
  project.edit('contracts/targets.yaml', (text) => text.replaceAll(/perMinute: \d+/g, 'perMinute: 60000'));
  return project;
}
