import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Lets minutes pass for a function that is deployed to the emulator: its processes load a file first, by the variable `NODE_OPTIONS` that Lambda has too, which sets their clock ahead and
 * sends their calls to whoever stands before the emulator.
 */
export class TimeMachine {
    private ahead = 0;

    /** @param folder where its two files are
     *  @param endpoint where the function finds AWS */
    constructor(
        private readonly folder: string,
        private readonly endpoint: string,
    ) {
        writeFileSync(this.preload, program(this.settings));
        this.pass(0);
    }

    /** What the function has in its environment. */
    public get variables(): Readonly<Record<string, string>> {
        return { NODE_OPTIONS: `--require ${this.preload}` };
    }

    /** What time it is for the function. */
    public get now(): Date {
        return new Date(Date.now() + this.ahead);
    }

    public pass(milliseconds: number): void {
        this.ahead += milliseconds;
        writeFileSync(this.settings, JSON.stringify({ ahead: this.ahead, endpoint: this.endpoint }));
    }

    private get preload(): string {
        return path.join(this.folder, "preload.cjs");
    }

    private get settings(): string {
        return path.join(this.folder, "settings.json");
    }
}

function program(settings: string): string {
    return `
const { ahead, endpoint } = JSON.parse(require("node:fs").readFileSync(${JSON.stringify(settings)}, "utf8"));
process.env.AWS_ENDPOINT_URL = endpoint;
const Clock = Date;
globalThis.Date = class Date extends Clock {
    constructor(...values) {
        super(...(values.length === 0 ? [Clock.now() + ahead] : values));
    }
    static now() {
        return Clock.now() + ahead;
    }
};
`;
}
