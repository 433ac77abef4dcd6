// `npm run build [-- WORKSPACE…]`: compiles what is published and what the published packages need, where it is not up to date.
import { compileOrEnd } from "./compile.mjs";

const wanted = process.argv.slice(2);
const all = ["components", "app-runtime", "policy", "testing"];
await compileOrEnd(...(wanted.length === 0 ? all : wanted));
if (wanted.length === 0 || wanted.includes("app-runtime")) {
    const { writeAnalyser } = await import("./analyse-bundle.mjs");
    writeAnalyser();
}
