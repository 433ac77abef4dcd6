import { expect } from "chai";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "./cache.js";

describe("cacheFolder", () => {
    it("is the one that is named, else the one of the desktop standard, else the one in the home folder", () => {
        expect(cacheFolder({ EVENKEEL_CACHE: "/named", XDG_CACHE_HOME: "/xdg" })).to.equal("/named");
        expect(cacheFolder({ EVENKEEL_CACHE: "", XDG_CACHE_HOME: "/xdg" })).to.equal("/xdg/evenkeel");
        expect(cacheFolder({ XDG_CACHE_HOME: "" })).to.equal(join(homedir(), ".cache", "evenkeel"));
    });
});
