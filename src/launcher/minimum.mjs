export const MINIMUM = '22.19';

/** undici 8 and type stripping without a flag need this much. */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = MINIMUM.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
