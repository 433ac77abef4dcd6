import { expect } from "chai";
import type { Case } from "../testing/cases.js";
import { loadCases } from "../testing/load-cases.js";
import { pack } from "../testing/pack.js";
import type { Report, TestResource } from "../testing/wire.js";
import { rules } from "./index.js";

const loaded = loadCases();

for (const rule of rules) {
    describe(`rule ${rule.name}`, () => {
        const cases = loaded.get(rule.name)?.cases;
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
