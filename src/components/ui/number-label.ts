/** A number with its name, for lists that show plain text: the number is read from left to right in every language. */
export const numberLabel = (number: string, label = ''): string => {
  const isolated = `\u2066${number}\u2069`;
  return label ? `${isolated} · ${label}` : isolated;
};
