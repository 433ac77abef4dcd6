import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import type { Case, RuleCases } from "../testing/cases.js";
import { pack } from "../testing/pack.js";
import type { Report, TestResource } from "../testing/wire.js";
import { rules } from "./index.js";

const load = createRequire(__filename);
const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The cases of a rule, which stand beside it. */
function casesOf(rule: string): RuleCases | undefined {
    const folder = folders.find(({ name }) => readdirSync(join(__dirname, name)).includes(`${rule}.cases.ts`));
    if (folder === undefined) return undefined;
    const { cases } = load(join(__dirname, folder.name, `${rule}.cases.ts`)) as { cases: RuleCases };
    return cases;
}

for (const rule of rules) {
    describe(`rule ${rule.name}`, () => {
        const cases = casesOf(rule.name);
        if (cases === undefined) {
            it("has its cases beside it", () => expect.fail(`there is no ${rule.name}.cases.ts`));
            return;
        }
        const { more = {}, ...five } = cases;
        for (const [name, example] of Object.entries<Case>({ ...five, ...more })) {
            it(`${name}: ${example.verdict}`, async () => {
                const reports = await judge(rule.name, rule.scope, example.resources);

                expect(reports.map(({ message }) => message)).to.deep.equal(
                    example.verdict === "complies" ? [] : [example.message],
                );
                for (const { undecided } of reports) expect(undecided).to.equal(example.verdict === "undecided");
            });
        }

        it("stops what violates it, and names the property that cannot be decided", () => {
            expect([five.good.verdict, five.bad.verdict, five.unknown.verdict]).to.deep.equal([
                "complies",
                "violates",
                "undecided",
            ]);
            expect(five.unknown.message).to.match(/^aws:[\w:/]+ "[\w-]+": \w[\w.[\]*-]* /);
        });
    });
}

async function judge(rule: string, scope: string, resources: readonly TestResource[]): Promise<Report[]> {
    const running = await pack();
    const reports =
        scope === "stack"
            ? await running.analyzeStack(resources)
            : (await inTurn(resources, (resource) => running.analyze(resource))).flat();
    return reports.filter((report) => report.rule === rule);
}

/** One after the other, as the engine asks. */
async function inTurn<Element, Answer>(
    elements: readonly Element[],
    ask: (element: Element) => Promise<Answer>,
): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const element of elements) answers.push(await ask(element));
    return answers;
}
