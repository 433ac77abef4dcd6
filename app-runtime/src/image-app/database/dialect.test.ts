import { expect } from "chai";
import { dialects } from "./dialect.js";

const postgres = (code: string) => Object.assign(new Error("of the server"), { code, severity: "ERROR" });
const mysql = (errno: number) => Object.assign(new Error("of the server"), { errno, sqlState: "HY000", code: "ER_X" });

describe("what an error means", () => {
    for (const [problem, state, number] of [
        ["refused", "28P01", 1045],
        ["duplicate", "23505", 1062],
        ["no-table", "42P01", 1146],
        ["unavailable", "53300", 1040],
        ["unavailable", "57014", 3024],
        ["unavailable", "57P01", 1053],
        ["unavailable", "40P01", 1213],
        ["unavailable", "55P03", 1205],
        [undefined, "42601", 1064],
        [undefined, "22021", 1366],
    ] as const) {
        it(`is ${problem ?? "a mistake"} for ${state} of PostgreSQL and for ${number} of MySQL`, () => {
            expect(dialects.postgres.problemOf(postgres(state))).to.equal(problem);
            expect(dialects.mysql.problemOf(mysql(number))).to.equal(problem);
        });
    }

    for (const dialect of Object.values(dialects)) {
        it(`is that ${dialect.name} is out of reach where no server sent it`, () => {
            const broken = Object.assign(new Error("write EPIPE"), { code: "EPIPE", errno: -32, syscall: "write" });

            expect(dialect.problemOf(broken)).to.equal("unavailable");
            expect(dialect.problemOf(new Error("Connection terminated unexpectedly"))).to.equal("unavailable");
        });

        it(`is a mistake of the program where ${dialect.name} was handed what no driver takes`, () => {
            expect(dialect.problemOf(new TypeError("undefined is no value"))).to.equal(undefined);
        });
    }
});
