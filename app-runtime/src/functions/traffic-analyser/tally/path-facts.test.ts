import { expect } from "chai";
import { pathFacts } from "./path-facts.js";

const factsOf = (path: string): string[] => {
    const { isAsset, isScan, isHealth } = pathFacts(path, 0);
    return [...(isAsset ? ["asset"] : []), ...(isScan ? ["scan"] : []), ...(isHealth ? ["health"] : [])];
};

describe("what a path says", () => {
    for (const [fact, paths] of [
        ["asset", ["/api/images/7/content", "/images/7", "/static/app.js", "/logo.SVG", "/fonts/a.woff2"]],
        [
            "scan",
            [
                "/wp-login.php",
                "/.env",
                "/app/.env.local",
                "/%2egit/config",
                "/phpMyAdmin/",
                "/db.sql",
                "/a/../etc/passwd",
            ],
        ],
        ["health", ["/health", "/healthz", "/status", "/ping"]],
        ["", ["/", "/sale", "/log-in", "/environment", "/git", "/healthy-food", "/images", ""]],
    ] as const) {
        for (const path of paths) {
            it(`${fact === "" ? "is nothing" : `is "${fact}"`} of "${path}"`, () => {
                expect(factsOf(path)).to.deep.equal(fact === "" ? [] : [fact]);
            });
        }
    }
});
