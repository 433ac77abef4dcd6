import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compareGoldens } from "./compare.js";
import { presentVersion, readGoldens, versionsIn } from "./files.js";
import { presentGolden } from "./present.js";
import { programs } from "./programs/index.js";
import { newest } from "./versions.js";

const version = presentVersion(__dirname);
const since = newest(versionsIn(__dirname)) ?? "none";
const goldens = readGoldens(__dirname, since);

describe(`an upgrade from version ${since} of the components`, function () {
    this.timeout(120_000);

    it("is compared with goldens of the version that the components have", () => {
        expect(since, `there are no goldens of ${version} yet: run \`npm run goldens\``).to.equal(version);
    });

    it("is compared for every component", () => {
        const folders = readdirSync(join(__dirname, "..", "src"), { withFileTypes: true })
            .filter((entry) => entry.isDirectory() && entry.name !== "common")
            .map(({ name }) => name);

        expect(Object.keys(programs), "components/goldens/programs").to.have.members(folders);
        expect([...goldens.keys()], "run `npm run goldens`").to.have.members(folders);
    });

    for (const [component, golden] of goldens) {
        it(`recreates nothing of ${component}, and changes no default`, async () => {
            const present = component in programs ? await presentGolden(component, plan) : undefined;
            const messages = compareGoldens(golden, present).map(({ message }) => message);

            if (messages.length > 0) expect.fail(messages.join("\n"));
        });
    }
});
