import { expect } from "chai";
import { EnvironmentError, EnvironmentReader, type Variables } from "./environment.js";

type Name = "CITY" | "COUNT" | "KIND" | "FRIENDS";

function problemsOf(variables: Variables, read: (reader: EnvironmentReader<Name>) => unknown): readonly string[] {
    const reader = new EnvironmentReader<Name>(variables);
    read(reader);
    try {
        reader.finish();
    } catch (error) {
        if (error instanceof EnvironmentError) {
            return error.problems;
        }
        throw error;
    }
    return [];
}

describe("EnvironmentReader", () => {
    it("reads texts, numbers, choices and lists", () => {
        const reader = new EnvironmentReader<Name>({ CITY: " Cork ", COUNT: "7", KIND: "b", FRIENDS: "x, y\n z," });

        expect(reader.text("CITY", "a city")).to.equal("Cork");
        expect(reader.wholeNumber("COUNT", { lowest: 1, highest: 9 })).to.equal(7);
        expect(reader.choice("KIND", { of: ["a", "b"] })).to.equal("b");
        expect(reader.list("FRIENDS")).to.deep.equal(["x", "y", "z"]);
        expect(() => reader.finish()).not.to.throw();
    });

    it("answers what is not set by what the caller says", () => {
        const reader = new EnvironmentReader<Name>({ CITY: "" });

        expect(reader.optional("CITY")).to.equal(undefined);
        expect(reader.wholeNumber("COUNT", { lowest: 1, highest: 9, otherwise: 3 })).to.equal(3);
        expect(reader.choice("KIND", { of: ["a", "b"], otherwise: "a" })).to.equal("a");
        expect(reader.list("FRIENDS")).to.deep.equal([]);
        expect(() => reader.finish()).not.to.throw();
    });

    it("names everything that is missing at once, and what it should be", () => {
        const problems = problemsOf({}, (reader) => [
            reader.text("CITY", "the name of a city"),
            reader.wholeNumber("COUNT", { lowest: 1, highest: 9 }),
            reader.choice("KIND", { of: ["a", "b"] }),
        ]);

        expect(problems).to.deep.equal([
            "CITY is not set; set it to the name of a city.",
            "COUNT is not set; set it to a whole number from 1 to 9.",
            'KIND is not set; set it to "a" or "b".',
        ]);
    });

    for (const count of ["many", "-1", "0", "10", "1.5", "1e0", "0x1"]) {
        it(`refuses ${count} for a whole number from 1 to 9`, () => {
            const problems = problemsOf({ COUNT: count }, (reader) =>
                reader.wholeNumber("COUNT", { lowest: 1, highest: 9 }),
            );

            expect(problems).to.deep.equal([`COUNT is "${count}"; set it to a whole number from 1 to 9.`]);
        });
    }

    it("refuses a value that is none of the choices, even where there is a default", () => {
        const problems = problemsOf({ KIND: "c" }, (reader) =>
            reader.choice("KIND", { of: ["a", "b"], otherwise: "a" }),
        );

        expect(problems).to.deep.equal(['KIND is "c"; set it to "a" or "b".']);
    });
});
