import fc from "fast-check";

/**
 * Small by default. `TANGGAP_MODEL_RUNS=100` looks longer; a failure prints `TANGGAP_MODEL_SEED` and `TANGGAP_MODEL_PATH`
 * (fast-check's seed and path), which replay and shrink exactly that life.
 */
export function modelRuns(numRuns: number): fc.Parameters<unknown> {
  const { TANGGAP_MODEL_RUNS: runs, TANGGAP_MODEL_SEED: seed, TANGGAP_MODEL_PATH: path } = process.env;
  return {
    numRuns: Number(runs ?? numRuns),
    seed: Number(seed ?? 20261124),
    // Long lives from the first one on.
    unbiased: true,
    ...(path ? { path } : {}),
    // Each run of a life takes a second on a real database: shrinking is for whoever asks for it.
    endOnFailure: process.env.TANGGAP_MODEL_SHRINK !== "1",
  };
}

/** Commands of one life; `TANGGAP_MODEL_REPLAY` is the replayPath that a failure of fast-check prints. */
export function life<Model extends object, Real>(
  commands: fc.Arbitrary<fc.AsyncCommand<Model, Real>>[],
  maxCommands: number,
): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real>>> {
  const replayPath = process.env.TANGGAP_MODEL_REPLAY;
  return fc.commands(commands, { maxCommands, size: "max", ...(replayPath ? { replayPath } : {}) });
}
