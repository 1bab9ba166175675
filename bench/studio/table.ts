/** Figures by part, one a line. */
export function table(results: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const lines = Object.entries(results).flatMap(([part, figures]) => [
    part,
    ...Object.entries(figures).map(([name, value]) => `  ${name.padEnd(24)} ${String(value)}`),
  ]);
  return lines.join('\n');
}
