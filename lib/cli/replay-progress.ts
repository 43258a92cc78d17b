export interface Progress {
  show(done: number): void;
  end(): void;
}

/** A bar on a terminal, a line every five seconds elsewhere; both to stderr, so that stdout holds the result only. */
export function startProgress(label: string, total: number): Progress {
  const startedAt = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = (done: number, isLast = false) => {
    const now = performance.now();
    if (!isLast && now - shownAt < (isTerminal ? 100 : 5_000)) return;
    shownAt = now;
    const line = progressLine(label, done, total, (now - startedAt) / 1000);
    process.stderr.write(isTerminal ? `\r${line}\x1b[K` : `${line}\n`);
  };
  let last = 0;
  return {
    show: (done) => {
      last = done;
      show(done);
    },
    end: () => {
      show(last, true);
      if (isTerminal) process.stderr.write("\n");
    },
  };
}

/** "sending  [#####.....]  50%  26,069/52,138  812/s". Pure. */
export function progressLine(label: string, done: number, total: number, seconds: number): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const filled = Math.round(share * 24);
  const rate = seconds > 0 ? Math.round(done / seconds) : 0;
  const count = (value: number) => value.toLocaleString("en");
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  return `${label.padEnd(10)} [${"#".repeat(filled)}${".".repeat(24 - filled)}] ${percent}  ${count(done)}/${count(total)}  ${count(rate)}/s`;
}
