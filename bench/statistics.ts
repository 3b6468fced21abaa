/** The value below which a part of the values lies; undefined of none. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

/** The median of the ratios of repetitions that ran side by side. */
export function medianRatio(values: readonly number[], to: readonly number[]): number | undefined {
  const ratios = values.flatMap((value, index) => {
    const other = to[index];
    return other === undefined || other === 0 ? [] : [value / other];
  });
  return quantile(ratios, 0.5);
}
