/** `X-API-Key` → `xApiKey`: the credential of a scheme that names none. */
export function camelCase(text: string): string {
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
  return words
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
}
