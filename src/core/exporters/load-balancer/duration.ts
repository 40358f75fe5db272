/** A time as HAProxy and NGINX read it, in the largest of `h`, `s` and `ms` that gives a whole number. */
export function duration(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds !== 0 && milliseconds % 3_600_000 === 0) return `${milliseconds / 3_600_000}h`;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
