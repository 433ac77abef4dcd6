// `npm run bench [-- GROUP…]`: compiles what is measured compiled, then measures every figure beside its floor.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compileOrEnd, root } from "./compile.mjs";

await compileOrEnd("policy", "testing");
const node = ["--import", "tsx", join("bench", "main.ts"), ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, node, { cwd: root, stdio: "inherit" }).status ?? 1;
