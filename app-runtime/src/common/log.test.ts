import { expect } from "chai";
import { createLog } from "./log.js";

describe("createLog", () => {
    it("writes one JSON object per line, whatever the text holds", () => {
        const lines: string[] = [];
        const log = createLog(
            (line) => lines.push(line),
            () => new Date(0),
        );
        log.info("request", { path: '/a"\n', status: 200, absent: undefined });
        log.error("broken");

        expect(lines).to.deep.equal([
            '{"time":"1970-01-01T00:00:00.000Z","level":"info","message":"request","path":"/a\\"\\n","status":200}\n',
            '{"time":"1970-01-01T00:00:00.000Z","level":"error","message":"broken"}\n',
        ]);
    });
});
