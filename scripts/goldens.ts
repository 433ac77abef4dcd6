// `npm run goldens`: writes what the components make into components/goldens/<version>/, unless that would break a version that is out.
import { plan } from "@evenkeel/testing";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareGoldens } from "../components/goldens/compare.js";
import { presentVersion, readGoldens, versionsIn, writeGoldens } from "../components/goldens/files.js";
import { presentGoldens } from "../components/goldens/present.js";
import { refusal } from "../components/goldens/refresh.js";
import { newest } from "../components/goldens/versions.js";

const root = join(__dirname, "..");
const folder = join(root, "components", "goldens");

async function main(): Promise<void> {
    const version = presentVersion(folder);
    const since = newest(versionsIn(folder));
    const present = await presentGoldens(plan);
    const before = since === undefined ? new Map() : readGoldens(folder, since);
    const differences = [...before].flatMap(([component, golden]) => compareGoldens(golden, present.get(component)));
    const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");

    const why = since === undefined ? undefined : refusal({ version, since, differences, changelog });
    if (why !== undefined) {
        console.error(`Nothing is written.\n${why}`);
        process.exitCode = 1;
        return;
    }
    for (const { breaking, message } of differences) console.log(`${breaking ? "BREAKS " : "       "}${message}`);
    writeGoldens(folder, version, present);
    console.log(`components/goldens/${version}: ${present.size} components written, ${differences.length} differences`);
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
