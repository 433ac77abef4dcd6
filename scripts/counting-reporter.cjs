const { appendFileSync } = require("node:fs");
const { reporters } = require("mocha");

/** Mocha's own report for a person, and one line of counts for the script that adds the layers up. */
module.exports = class CountingReporter extends reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        runner.once("end", () => {
            const { passes, failures, pending } = this.stats;
            appendFileSync(process.env.EVENKEEL_TEST_COUNTS, `${JSON.stringify({ passes, failures, pending })}\n`);
        });
    }
};
