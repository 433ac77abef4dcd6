import { expect } from "chai";
import { isForcedByDefault, tlsParameterOf, versionOfFamily } from "./database-tls.js";

describe("what forces TLS", () => {
    it("is known of engines, editions and families", () => {
        const names = ["postgres", "postgres16", "aurora-postgresql15", "sqlserver-se-15.0", "mysql8.0", "oracle-ee"];

        expect(names.map((name) => tlsParameterOf(name)?.name)).to.deep.equal([
            "rds.force_ssl",
            "rds.force_ssl",
            "rds.force_ssl",
            "rds.force_ssl",
            "require_secure_transport",
            undefined,
        ]);
    });

    it("takes the version from the end of a family", () => {
        expect(["postgres16", "mariadb10.11", "sqlserver-se-15.0", "odd"].map(versionOfFamily)).to.deep.equal([
            "16",
            "10.11",
            "15.0",
            undefined,
        ]);
    });

    it("compares versions by their numbers", () => {
        const forced = (engine: string, version?: string) =>
            isForcedByDefault(tlsParameterOf(engine) ?? { name: "rds.force_ssl" }, version);

        expect([forced("postgres", "14.22"), forced("postgres", "15.4"), forced("postgres")]).to.deep.equal([
            false,
            true,
            undefined,
        ]);
        expect([forced("mariadb", "10.11"), forced("mariadb", "11.8.3")]).to.deep.equal([false, true]);
        expect([forced("mysql", "9.9"), forced("mysql")]).to.deep.equal([false, false]);
    });
});
