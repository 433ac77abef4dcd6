import { expect } from "chai";
import { explainFailedConnection } from "./connection-failure.js";
import { dialects } from "./dialect.js";

function explain(error: unknown, dialect = dialects.postgres): string {
    return explainFailedConnection(error, { dialect, host: "db.example", port: 5432, database: "images" }).message;
}

const failure = (message: string, details: object): Error => Object.assign(new Error(message), details);

describe("explainFailedConnection", () => {
    it("says what, where, why and what to do", () => {
        expect(explain(failure("connect ECONNREFUSED 192.0.2.1:5432", { code: "ECONNREFUSED" }))).to.equal(
            "No connection to PostgreSQL at db.example:5432: connect ECONNREFUSED 192.0.2.1:5432; see that it runs and that its security group lets this instance in.",
        );
    });

    it("names the reason for each address of a name", () => {
        const error = new AggregateError([new Error("refused by 192.0.2.1"), new Error("refused by ::1")]);

        expect(explain(error)).to.contain(": refused by 192.0.2.1, refused by ::1;");
    });

    for (const code of [
        "SELF_SIGNED_CERT_IN_CHAIN",
        "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "ERR_TLS_CERT_ALTNAME_INVALID",
    ]) {
        it(`asks for another certificate after ${code}`, () => {
            expect(explain(failure("not trusted", { code }))).to.contain("give the certificate authority");
        });
    }

    it("knows a wrong password in both", () => {
        const postgres = failure("password authentication failed", { code: "28P01", severity: "FATAL" });
        const mysql = failure("Access denied", { code: "ER_ACCESS_DENIED_ERROR", errno: 1045, sqlState: "28000" });

        expect(explain(postgres)).to.contain("the secret was read again and holds the same password");
        expect(explain(mysql, dialects.mysql)).to.contain("MySQL").and.to.contain("holds the same password");
    });

    it("knows a database that is not there in both", () => {
        const postgres = failure("no such database", { code: "3D000", severity: "FATAL" });
        const mysql = failure("Unknown database", { code: "ER_BAD_DB_ERROR", errno: 1049, sqlState: "42000" });

        expect(explain(postgres)).to.contain('create the database "images"');
        expect(explain(mysql, dialects.mysql)).to.contain('create the database "images"');
    });

    it("passes on what it does not know", () => {
        expect(explain("odd")).to.contain(": odd; see the log of the server.");
    });
});
