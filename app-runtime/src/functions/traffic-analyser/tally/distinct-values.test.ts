import { expect } from "chai";
import { logLine, noon } from "../testing/log-line.js";
import { parsed } from "../testing/parse.js";
import { defaultSettings } from "../settings.js";
import { behaviourOf } from "./behaviour.js";
import { Tally } from "./tally.js";

/** Clients with so many user agents and missing paths each, which two tallies have counted, half of them both; what was kept of these as JSON is merged. */
function counted(clients: number, values: number) {
    const halves = [new Tally(defaultSettings), new Tally(defaultSettings)] as const;
    for (let client = 0; client < clients; client++) {
        for (let value = 0; value < values; value++) {
            const [agent, path] = [`Browser/${client}.${value}`, `/old/${client}/${value}`];
            const row = parsed(logLine({ client: `10.0.0.${client}:1`, agent, path, status: 404 }));
            if (row === undefined) throw new Error("No row.");
            for (const [index, half] of halves.entries()) if (value % 3 === index || value % 3 === 2) half.add(row);
        }
    }
    const all = new Tally(defaultSettings);
    for (const half of halves) all.merge(JSON.parse(JSON.stringify(half.toPlain())));
    const table = all.minutes.get(noon / 60_000)?.clients;
    if (table === undefined) throw new Error("Nothing was counted.");
    return Array.from(table.entries(), ([key, offset]) => {
        const { agents, missingPaths } = behaviourOf(key, table, offset);
        return [agents, missingPaths];
    });
}

describe("different values of a client", () => {
    for (const values of [1, 2, 9, 10, 19]) {
        it(`are exactly ${values} where there are that many, whoever counted them`, () => {
            expect(counted(200, values)).to.deep.equal(Array.from({ length: 200 }, () => [values, values]));
        });
    }

    it("are never fewer than 20 where there are 20, and about as many as there are beyond", () => {
        for (const sizes of counted(200, 20)) for (const size of sizes) expect(size).to.be.within(20, 45);
        for (const sizes of counted(50, 60)) for (const size of sizes) expect(size).to.be.within(35, 110);
    });
});
