import { liveMark } from "./live-process.ts";

/**
 * Preloaded (`node --import`) into web and workers: when the launcher named in TANGGAP_LAUNCHER (`pid:mark`) is gone,
 * even by kill -9, they end too, and so do the processes they made.
 */
const [pid = "", mark = ""] = (process.env.TANGGAP_LAUNCHER ?? "").split(":", 2);

const watch = setInterval(() => {
  if (process.ppid === Number(pid) || liveMark(Number(pid)) === mark) return;
  clearInterval(watch);
  setTimeout(() => process.exit(1), 3_000).unref();
  process.kill(process.pid, "SIGTERM");
}, 1_000).unref();
if (mark === "") clearInterval(watch);
