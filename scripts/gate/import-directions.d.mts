export type ImportViolation = { readonly rule: string; readonly from: string; readonly to: string }
export function importViolations(
  baseDir: string,
  entries: readonly string[],
): Promise<{ readonly violations: readonly ImportViolation[]; readonly modules: readonly string[] }>
