import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { columns } from "./columns.js";
import { planQueries } from "./fixtures.test.js";
import { type SavedQuery, savedQueries } from "./queries.js";

const saved = Object.entries<SavedQuery>(savedQueries);
const type = "aws:athena/namedQuery:NamedQuery";

describe("the saved queries of AccessLogQueries", () => {
    let graph: Graph;
    before(async () => (graph = await planQueries()));

    it("answer the first questions of an incident", () => {
        expect(saved.map(([, { title }]) => title)).to.deep.equal([
            "Most requests by client",
            "Errors by path",
            "Slowest targets",
            "Scanners",
            "Requests a minute",
            "One client's story",
            "Blocked by the firewall",
            "Rows that the table cannot read",
        ]);
    });

    for (const [role, { title, description, sql }] of saved) {
        it(`has "${title}" in the workgroup, over the database`, () => {
            const database = graph.find("aws:glue/catalogDatabase:CatalogDatabase", "history-database");
            const workgroup = graph.find("aws:athena/workgroup:Workgroup", "history-workgroup");
            expect(graph.find(type, `history-${role}`).inputs).to.deep.equal({
                name: title,
                description,
                workgroup: workgroup.output("name"),
                database: database.output("name"),
                query: sql,
            });
        });

        it(`has "${title}" name its days, so that it reads no others`, () => {
            expect(sql).to.contain("\nWHERE day >= date_format(current_date - interval '1' day, '%Y/%m/%d')\n");
        });

        it(`has "${title}" name columns that there are`, () => {
            const words = [...sql.replaceAll(/'[^']*'/g, "").matchAll(/\b[a-z]+(?:_[a-z]+)+\b(?!\()/g)].map(
                ([word]) => word,
            );
            const own = [...sql.matchAll(/ AS (\w+)/g)].map(([, alias]) => alias);
            const known = [...columns.map(({ name }) => name), ...own, "access_logs", "current_date"];
            expect(words.filter((word) => !known.includes(word))).to.deep.equal([]);
        });
    }

    it("are taken away before they come again, since all of one is fixed", () => {
        for (const { options } of graph.ofType(type)) expect(options.deleteBeforeReplace).to.equal(true);
    });

    it("ask for the address of the client whose story it is", () => {
        expect(savedQueries["client-story"].sql).to.contain("client_ip = ?");
        expect(saved.filter(([, { sql }]) => sql.includes(" ?\n")).map(([role]) => role)).to.deep.equal([
            "client-story",
        ]);
    });
});
